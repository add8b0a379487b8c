package io.ridethrough.simulations.doctor;

/**
 * What an examination found.
 *
 * @param seen what was seen, or why nothing was, in one line
 * @param remedy what to do about it; never empty for what is broken, always for what is fine
 */
public record Diagnosis(Health health, String seen, String remedy) {

    public Diagnosis {
        boolean isRemedyRight = switch (health) {
            case FINE -> remedy.isBlank();
            case BROKEN -> !remedy.isBlank();
            case CANT_TELL -> true;
        };
        if (seen.isBlank() || !isRemedyRight) {
            throw new IllegalArgumentException(health + " with seen `" + seen + "` and remedy `" + remedy + "`");
        }
    }

    static Diagnosis fine(String seen) {
        return new Diagnosis(Health.FINE, seen, "");
    }

    static Diagnosis broken(String seen, String remedy) {
        return new Diagnosis(Health.BROKEN, seen, remedy);
    }

    static Diagnosis cantTell(String why) {
        return new Diagnosis(Health.CANT_TELL, why, "");
    }

    /** @param remedy what would let it tell */
    static Diagnosis cantTell(String why, String remedy) {
        return new Diagnosis(Health.CANT_TELL, why, remedy);
    }
}
