package io.ridethrough.simulations.kills;

import java.time.Duration;

/**
 * What to measure.
 *
 * @param kills how many runners are killed
 * @param atOnce how many of them live at one time, each with proxies of its own
 * @param lease what the runners ask for each fault
 * @param grace how long after its lease a fault may be seen at most
 * @param seed decides the faults and the moments of the kills
 */
public record KillSettings(int kills, int atOnce, Duration lease, Duration grace, long seed) {
    /** A proxy server has 256 proxies, a runner {@link KilledRunner#PROXIES}. */
    static final int MOST_AT_ONCE = 64;

    public KillSettings {
        if (kills < 1 || atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException("kills are at least 1, at once from 1 to " + MOST_AT_ONCE);
        }
    }
}
