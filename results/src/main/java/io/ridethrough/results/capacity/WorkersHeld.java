package io.ridethrough.results.capacity;

/**
 * How many of a shop's workers wait for the model at once, by Little's law: arrivals · calls an order · how long each waits.
 *
 * @param when a few words, such as {@code slow, before the breaker opens}
 * @param rate orders a second
 * @param waitMillis how long a call is waited for: the shorter of its service and the timeout
 * @param held workers that wait, on average; more than there are means that they run out
 * @param workers as many as there are
 */
public record WorkersHeld(String when, double rate, double waitMillis, double held, int workers) {

    /** The share of the workers that wait; 1 and more: none is left for other work. */
    public double share() {
        return held / workers;
    }
}
