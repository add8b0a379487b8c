package io.ridethrough.results.capacity.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a shop gets done at most, as told by the rates at which fewer journeys ended than arrived. No rate beyond it can be held,
 * however short answers were while the queue was still growing: a window only sees the beginning of it.
 *
 * <p>A rate counts as one that the shop did not keep up with when what was under way grew by more than {@value #LARGEST_GROWTH}
 * of the arrivals, and by more than chance makes it ({@value #SIGMAS} standard deviations of a difference of two Poisson numbers),
 * and when no higher rate was kept up with. What was done there is what can be done.
 */
final class Throughput {
    private static final double LARGEST_GROWTH = 0.03;
    private static final double SIGMAS = 3;

    private final double perSecond;
    private final double deviation;
    private final double lowestRate;

    private Throughput(double perSecond, double deviation, double lowestRate) {
        this.perSecond = perSecond;
        this.deviation = deviation;
        this.lowestRate = lowestRate;
    }

    /** @return empty where the shop kept up with the highest rate */
    static Optional<Throughput> of(List<RateLevel> rising) {
        List<RateLevel> beyond = new ArrayList<>();
        for (int i = rising.size() - 1; i >= 0 && !isKeptUpWith(rising.get(i)); i--) {
            beyond.add(rising.get(i));
        }
        double seconds = beyond.stream().mapToDouble(RateLevel::seconds).sum();
        long left = beyond.stream().mapToLong(RateLevel::left).sum();
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of(new Throughput(
                        left / seconds,
                        Math.sqrt(left) / seconds,
                        beyond.get(beyond.size() - 1).rate()));
    }

    private static boolean isKeptUpWith(RateLevel level) {
        long grown = level.arrivals() - level.left();
        return grown <= LARGEST_GROWTH * level.arrivals() || grown <= SIGMAS * Math.sqrt(level.underWay());
    }

    /** Journeys that end a second. */
    double perSecond() {
        return perSecond;
    }

    /** The lowest rate that was not kept up with. */
    double lowestRate() {
        return lowestRate;
    }

    /** What it might have been, once: journeys that end are taken to scatter as independent ones do. */
    double drawn(SplittableRandom random) {
        return perSecond + deviation * random.nextGaussian();
    }
}
