package io.ridethrough.stubs.store.prompts;

import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * What the suitability of a fund depends on, besides the order. The shop keeps no such record: it is drawn from a number
 * of the client's or the cart's, and the same in every run.
 *
 * @param country where the client lives, under the client's own jurisdiction
 * @param horizonYears for how long the money can stay, from 1 to {@value #MAX_HORIZON_YEARS}
 */
public record ClientProfile(AgeBand age, Country country, RiskClass risk, int horizonYears, Restriction restriction) {
    /** The longest horizon. */
    public static final int MAX_HORIZON_YEARS = 30;
    /** Half of the clients rule out nothing. */
    private static final List<Restriction> RESTRICTIONS =
            List.of(Restriction.NONE, Restriction.NONE, Restriction.SUSTAINABLE, Restriction.NO_SHARES);

    /** How old the client is. */
    public enum AgeBand {
        TO_34("18-34"),
        TO_49("35-49"),
        TO_64("50-64"),
        FROM_65("65+");

        private final String years;

        AgeBand(String years) {
            this.years = years;
        }
    }

    /** Where the client lives. */
    public enum Country {
        CH(Jurisdiction.CH),
        DE(Jurisdiction.EU),
        FR(Jurisdiction.EU),
        IE(Jurisdiction.EU),
        NL(Jurisdiction.EU),
        US(Jurisdiction.US);

        private final Jurisdiction jurisdiction;

        Country(Jurisdiction jurisdiction) {
            this.jurisdiction = jurisdiction;
        }

        /** Whose law holds there. */
        public Jurisdiction jurisdiction() {
            return jurisdiction;
        }

        static List<Country> of(Jurisdiction jurisdiction) {
            return Arrays.stream(values())
                    .filter(it -> it.jurisdiction == jurisdiction)
                    .toList();
        }
    }

    /** How much loss the client accepts. */
    public enum RiskClass {
        CAUTIOUS("cautious"),
        BALANCED("balanced"),
        BOLD("bold");

        private final String label;

        RiskClass(String label) {
            this.label = label;
        }

        /** As prompts and answers call it. */
        public String label() {
            return label;
        }
    }

    /** What the client rules out. */
    public enum Restriction {
        NONE("no restriction"),
        SUSTAINABLE("sustainable only"),
        NO_SHARES("no shares");

        private final String words;

        Restriction(String words) {
            this.words = words;
        }
    }

    /** Of a client with an account: drawn from its number. Of a guest: from the cart's. */
    public static ClientProfile of(Client client, long cart) {
        long number = client.customer().orElse(cart);
        long drawn = mixed(number);
        List<Country> countries = Country.of(client.jurisdiction());
        return new ClientProfile(
                pick(List.of(AgeBand.values()), drawn),
                pick(countries, drawn >>> 8),
                // In step with the temper that a seeded client's notes tell of.
                pick(List.of(RiskClass.values()), number),
                1 + Math.floorMod(drawn >>> 16, MAX_HORIZON_YEARS),
                pick(RESTRICTIONS, drawn >>> 32));
    }

    /** One line of a prompt, with the amount in whole dollars. */
    String line(BigDecimal amount) {
        return "Profile: age " + age.years + ", country " + country + ", risk " + risk.label + ", horizon "
                + horizonYears + " years, " + restriction.words + ", amount "
                + amount.setScale(0, RoundingMode.DOWN).toPlainString() + " USD";
    }

    private static <T> T pick(List<T> choices, long number) {
        return choices.get(Math.floorMod(number, choices.size()));
    }

    /** The finishing steps of SplitMix64 (Steele, Lea and Flood 2014): neighbours' profiles have nothing in common. */
    private static long mixed(long number) {
        long mixed = (number + 1) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
