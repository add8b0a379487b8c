package io.ridethrough.environments.model.engine;

import java.time.Duration;
import java.util.List;

/**
 * A histogram at one moment.
 *
 * @param bounds upper bounds, rising
 * @param upTo how many durations were at most as long as the bound of the same place
 * @param count how many there were in all
 * @param sum of them all
 */
public record LatencyReading(List<Duration> bounds, List<Long> upTo, long count, Duration sum) {
    public LatencyReading {
        bounds = List.copyOf(bounds);
        upTo = List.copyOf(upTo);
    }
}
