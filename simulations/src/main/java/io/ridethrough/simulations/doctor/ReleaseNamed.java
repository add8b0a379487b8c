package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the shop answers as the release does that the environment names. Magento tells its release to nobody, but from
 * 2.4.8 on it answers a token that is none, and a document that is none, with other statuses than before.
 */
final class ReleaseNamed implements Examination {
    private static final String NO_TOKEN = "Bearer no-token";

    /** Releases that answer alike. */
    private enum Family {
        UP_TO_2_4_7("2.4.6 and 2.4.7 do", 200, 500),
        FROM_2_4_8("2.4.8 does", 401, 400);

        private final String told;
        private final int statusOfToken;
        private final int statusOfSyntax;

        Family(String told, int statusOfToken, int statusOfSyntax) {
            this.told = told;
            this.statusOfToken = statusOfToken;
            this.statusOfSyntax = statusOfSyntax;
        }

        static Optional<Family> named(String release) {
            if (release.startsWith("2.4.8")) {
                return Optional.of(FROM_2_4_8);
            }
            return release.startsWith("2.4.7") || release.startsWith("2.4.6")
                    ? Optional.of(UP_TO_2_4_7)
                    : Optional.empty();
        }

        static Optional<Family> answering(int ofToken, int ofSyntax) {
            for (Family family : values()) {
                if (family.statusOfToken == ofToken && family.statusOfSyntax == ofSyntax) {
                    return Optional.of(family);
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "release";
    }

    @Override
    public String proves() {
        return "the shop answers as the release does that is named";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) throws IOException, InterruptedException {
        int ofToken = visit.shop()
                .ask("{ customer { email } }", Map.of(), Map.of("Authorization", NO_TOKEN))
                .status();
        int ofSyntax = visit.shop().ask("{ storeConfig {", Map.of()).status();
        String statuses = ofToken + " to a token that is none, " + ofSyntax + " to a broken document";
        Optional<Family> seen = Family.answering(ofToken, ofSyntax);
        Optional<String> release = visit.environment().release();
        if (seen.isEmpty()) {
            return Diagnosis.cantTell("answers as no release that is known: " + statuses);
        }
        if (release.isEmpty()) {
            return Diagnosis.cantTell(
                    "answers as " + seen.get().told + ", and the environment names no release",
                    "name the release in the environment's definition");
        }
        Optional<Family> named = Family.named(release.get());
        if (named.isEmpty()) {
            return Diagnosis.cantTell("it is not known how " + release.get() + " answers");
        }
        return named.equals(seen)
                ? Diagnosis.fine("answers as " + release.get() + " does: " + statuses)
                : Diagnosis.broken(
                        "answers as " + seen.get().told + " (" + statuses + "), and " + release.get() + " is named",
                        "name the shop's own release in the environment's definition");
    }
}
