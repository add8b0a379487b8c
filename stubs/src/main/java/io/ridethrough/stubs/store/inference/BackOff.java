package io.ridethrough.stubs.store.inference;

import java.time.Duration;

/**
 * The pauses between attempts: {@code first × factor^(n-1)} after attempt n, never more than the longest, then shorter
 * or longer by a random share.
 *
 * @param first after the first attempt
 * @param factor how much longer each is than the one before; 1 keeps them equal
 * @param longest before jitter
 * @param jitterPercent how far a pause may be from that, to either side
 */
public record BackOff(Duration first, double factor, Duration longest, int jitterPercent) {
    /** @throws IllegalArgumentException naming the first value that makes no sense */
    public BackOff {
        Bounds.check("the first pause", first, Duration.ZERO, Bounds.LONGEST);
        Bounds.check("the longest pause", longest, first, Bounds.LONGEST);
        Bounds.check("jitter in percent", jitterPercent, 0, 100);
        if (!(factor >= 1 && factor <= 100)) {
            throw new IllegalArgumentException("the factor of pauses is from 1 to 100, not " + factor);
        }
    }

    /**
     * The pause after the attempt of this number.
     *
     * @param attempt from 1
     * @param drawn from 0 to below 1, evenly
     */
    Duration after(int attempt, double drawn) {
        double plainMillis = Math.min(first.toMillis() * Math.pow(factor, attempt - 1), longest.toMillis());
        double share = jitterPercent / 100.0 * (2 * drawn - 1);
        return Duration.ofMillis(Math.round(plainMillis * (1 + share)));
    }
}
