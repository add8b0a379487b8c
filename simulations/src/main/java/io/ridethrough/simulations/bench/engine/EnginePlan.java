package io.ridethrough.simulations.bench.engine;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the bench does.
 *
 * @param pairs how often the simulation is measured bare and recorded, at least 1
 * @param warmUp how long each generator makes load before it is measured
 * @param window how long it is measured
 * @param users virtual users at a time, and so the most connections
 * @param seed decides which of a pair goes first, and the trace ids
 */
public record EnginePlan(int pairs, Duration warmUp, Duration window, int users, long seed) {

    /** What a generator goes on for after its window, so that its end is not measured. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** How long a generator makes load. */
    Duration lasts() {
        return warmUp.plus(window).plus(SLACK);
    }

    /**
     * What goes first in a pair, and then what second. Two pairs that follow each other go the two ways round: what drifts
     * with time is then neither's advantage. The seed decides which way is the first of the two.
     */
    List<Recording> order(int pair) {
        boolean isBareFirst = new SplittableRandom(seed + pair / 2).nextBoolean() == (pair % 2 == 0);
        return isBareFirst ? List.of(Recording.BARE, Recording.RECORDED) : List.of(Recording.RECORDED, Recording.BARE);
    }
}
