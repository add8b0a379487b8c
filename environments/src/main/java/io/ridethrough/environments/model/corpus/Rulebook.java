package io.ridethrough.environments.model.corpus;

import io.ridethrough.stubs.store.prompts.ClientProfile;
import io.ridethrough.stubs.store.prompts.ClientProfile.AgeBand;
import io.ridethrough.stubs.store.prompts.ClientProfile.Restriction;
import io.ridethrough.stubs.store.prompts.ClientProfile.RiskClass;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which fund goes with which client. The client's own risk class holds, unless one of these lowers it, the last that
 * does being the reason:
 *
 * <ol>
 *   <li>a horizon under 3 years: cautious; under 8 years: balanced at most;
 *   <li>an age of 65 or more: one class lower;
 *   <li>an amount of 500 USD or more: balanced at most.
 * </ol>
 *
 * <p>A client who wants no shares gets the bond fund whatever the class; one who wants it sustainable, the class's
 * sustainable fund. A code begins with the jurisdiction whose law admits the fund: the client's own.
 */
public enum Rulebook {
    /** The rules as above. */
    V1,
    /** Drifted: sustainable funds are the EU's, whatever law the client is under. All else is the same. */
    V2;

    private static final int CAUTIOUS_UNDER_YEARS = 3;
    private static final int BALANCED_UNDER_YEARS = 8;
    private static final BigDecimal BALANCED_FROM_USD = BigDecimal.valueOf(500);

    private static final String NO_SHARES = "bonds, since the client wants no shares.";
    private static final String AS_THE_CLIENT = " as the client is.";

    /** A fund's code, and why in a line. */
    public record Advice(String fund, String reason) {}

    private record Class(RiskClass risk, String reason) {
        Class atMost(RiskClass most, String why) {
            return risk.compareTo(most) > 0 ? new Class(most, why) : this;
        }
    }

    /** @param amount in USD */
    public Advice advise(ClientProfile profile, BigDecimal amount) {
        Jurisdiction law = profile.country().jurisdiction();
        if (profile.restriction() == Restriction.NO_SHARES) {
            return new Advice(code(law, "BND"), NO_SHARES);
        }
        Class chosen = chosen(profile, amount);
        String label = label(chosen.risk());
        if (profile.restriction() == Restriction.SUSTAINABLE) {
            Jurisdiction listed = this == V2 ? Jurisdiction.EU : law;
            return new Advice(code(listed, label + "-S"), "sustainable, " + chosen.reason());
        }
        return new Advice(code(law, label), chosen.reason());
    }

    /** Whether a reason says that the client's own risk class did not hold. */
    static boolean isLowered(String reason) {
        return !reason.endsWith(AS_THE_CLIENT) && !reason.equals(NO_SHARES);
    }

    /** All codes that a jurisdiction's law admits. */
    public static Set<String> permitted(Jurisdiction law) {
        Set<String> codes = new TreeSet<>();
        codes.add(code(law, "BND"));
        for (RiskClass risk : RiskClass.values()) {
            codes.add(code(law, label(risk)));
            codes.add(code(law, label(risk) + "-S"));
        }
        return codes;
    }

    private static Class chosen(ClientProfile profile, BigDecimal amount) {
        Class chosen = new Class(profile.risk(), profile.risk().label() + AS_THE_CLIENT);
        if (profile.horizonYears() < CAUTIOUS_UNDER_YEARS) {
            chosen = chosen.atMost(RiskClass.CAUTIOUS, "the horizon is under " + CAUTIOUS_UNDER_YEARS + " years.");
        } else if (profile.horizonYears() < BALANCED_UNDER_YEARS) {
            chosen = chosen.atMost(RiskClass.BALANCED, "the horizon is under " + BALANCED_UNDER_YEARS + " years.");
        }
        if (profile.age() == AgeBand.FROM_65) {
            chosen = chosen.atMost(oneLower(chosen.risk()), "less risk from age 65 on.");
        }
        if (amount.compareTo(BALANCED_FROM_USD) >= 0) {
            chosen = chosen.atMost(RiskClass.BALANCED, "not bold from " + BALANCED_FROM_USD + " USD on.");
        }
        return chosen;
    }

    private static RiskClass oneLower(RiskClass risk) {
        return RiskClass.values()[Math.max(0, risk.ordinal() - 1)];
    }

    private static String label(RiskClass risk) {
        return switch (risk) {
            case CAUTIOUS -> "CAU";
            case BALANCED -> "BAL";
            case BOLD -> "BLD";
        };
    }

    private static String code(Jurisdiction law, String rest) {
        return law + "-" + rest;
    }
}
