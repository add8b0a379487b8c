package io.ridethrough.simulations.doctor;

/**
 * One line of what a doctor tells.
 *
 * @param name the examination's name, such as {@code inference}
 * @param proves what it proves when it is fine, as a sentence without a full stop
 */
public record Examined(String name, String proves, Diagnosis diagnosis) {

    public boolean isBroken() {
        return diagnosis.health() == Health.BROKEN;
    }
}
