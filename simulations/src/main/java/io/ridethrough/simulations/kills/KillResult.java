package io.ridethrough.simulations.kills;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one kill left.
 *
 * @param moment when it was killed, in words
 * @param inPlace how many faults were seen in place after the kill
 * @param untilFree from the kill to the first look that found none; empty when there were none, or some stayed
 * @param left what was in place after lease and grace, by name
 */
public record KillResult(String moment, int inPlace, Optional<Duration> untilFree, List<String> left) {
    public KillResult {
        left = List.copyOf(left);
    }
}
