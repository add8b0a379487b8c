package io.ridethrough.faults.proxy.toxics;

import java.util.random.RandomGenerator;

/**
 * A delay that varies with time alone, for streams whose chunks can't overtake one another. Independent draws would not
 * do: of the chunks in flight only the largest draw would be left standing, which moves the mean.
 *
 * <p>The path jumps up and then falls at a constant speed of 1/s, again and again. As no fall is as fast as time, chunks
 * keep their order by themselves and none waits for the one before it. A fall goes through a slice of the density f, the
 * delays with f(x) &gt; v · max f, at a level v: all slices hold the mode, hence each jump is upward. With v uniform the
 * time spent at x is proportional to the share of levels below f(x), thus to f(x): the delay at any time has exactly the
 * density f, and so its exact mean.
 *
 * <pre>
 * uniform     m − j to m + j
 * normal      m − jz to m + jz, z = √(−2 ln v)
 * lognormal   exp(μ − σ² − σz) to exp(μ − σ² + σz)
 * recorded    each value is held for a while, as its values needn't have a slice
 * </pre>
 *
 * <p>A path begins in the middle, as it is found at a random time: its slice is that of a random point below f (density
 * proportional to length), its place in it even. s is even in [{@value #MIN_SLOWNESS}, {@value #MAX_SLOWNESS}], lest
 * a path meet a stream of the same period. The levels that follow are v + k/φ modulo 1: each of them is uniform, and
 * together they fill [0, 1] evenly, so that an average settles soon: a uniform jitter's within a few falls.
 *
 * <p>Sources: A. Khintchine, On unimodal distributions, 1938 (a unimodal density is a mixture of slices); R. Neal, Slice
 * sampling, Annals of Statistics 31, 2003; for the beginning, F. Baccelli and P. Brémaud, Elements of Queueing Theory,
 * chapter 1 (Palm's inversion).
 *
 * <p>Limits: messages closer than a fall (8 times a uniform jitter) are alike. Where delays are cut at 0 the mean is
 * larger. After a recorded value comes a lower one, chunks wait until the path has fallen to it: of a dense stream that
 * adds about {@value #HOLD_BIAS} of the recorded standard deviation to the mean.
 */
final class JitterPath {
    private static final double MIN_SLOWNESS = 3;
    private static final double MAX_SLOWNESS = 5;
    private static final double MEAN_SLOWNESS = (MIN_SLOWNESS + MAX_SLOWNESS) / 2;

    /** The golden ratio's fractional part, whose multiples are spread most evenly. */
    private static final double LEVEL_STEP = 0.6180339887498949;

    /** Two independent values differ downward by d with a mean of d² of the variance; each adds d² / 2 in a hold. */
    private static final double HOLD_BIAS = 0.01;

    private static final double MIN_HOLD_MILLIS = 1;

    /** A path that is further behind than this many falls starts afresh, which bounds the work for a chunk. */
    private static final int MAX_FALLS = 200;

    private final Delay delay;
    private final RandomGenerator random;
    private final double holdMillis;
    private double level;
    private double topMillis;
    private double bottomMillis;
    private long fallNanos;
    private long beginNanos;

    /** Draws from {@code random} now and as time goes on. */
    JitterPath(Delay delay, RandomGenerator random, long nowNanos) {
        this.delay = delay;
        this.random = random;
        this.holdMillis = Math.max(MIN_HOLD_MILLIS, recordedDeviationMillis(delay) / (2 * HOLD_BIAS));
        begin(nowNanos);
    }

    /** The delay at a time; times are asked for in order. */
    long delayNanos(long atNanos) {
        for (int falls = 0; atNanos - beginNanos >= fallNanos; falls++) {
            if (falls == MAX_FALLS) {
                begin(atNanos);
            } else {
                beginNanos += fallNanos;
                level = (level + LEVEL_STEP) % 1;
                fall(MIN_SLOWNESS + (MAX_SLOWNESS - MIN_SLOWNESS) * random.nextDouble());
            }
        }
        double share = Math.max(0, (double) (atNanos - beginNanos) / fallNanos);
        return Delay.cutNanos(topMillis - (topMillis - bottomMillis) * share);
    }

    private void begin(long nowNanos) {
        level = beginLevel();
        // Of slow falls more time is seen than of fast ones: density proportional to s.
        double minSquare = MIN_SLOWNESS * MIN_SLOWNESS;
        double maxSquare = MAX_SLOWNESS * MAX_SLOWNESS;
        fall(Math.sqrt(minSquare + (maxSquare - minSquare) * random.nextDouble()));
        beginNanos = nowNanos - (long) (fallNanos * random.nextDouble());
    }

    /** An even share of the normalised density at a delay drawn from it. */
    private double beginLevel() {
        double level = random.nextDouble();
        return switch (delay.spread()) {
            case UNIFORM, HISTOGRAM -> level;
            case NORMAL -> level * bell(random.nextGaussian());
            case LOGNORMAL -> level * bell(random.nextGaussian() + delay.logDeviation());
        };
    }

    private void fall(double slowness) {
        switch (delay.spread()) {
            case UNIFORM -> slice(delay.meanMillis() - delay.jitterMillis(), delay.meanMillis() + delay.jitterMillis());
            case NORMAL -> {
                double halfMillis = delay.jitterMillis() * halfSlice();
                slice(delay.meanMillis() - halfMillis, delay.meanMillis() + halfMillis);
            }
            case LOGNORMAL -> {
                double half = halfSlice();
                double mode = -delay.logDeviation();
                slice(delay.lognormalMillis(mode - half), delay.lognormalMillis(mode + half));
            }
            case HISTOGRAM -> slice(delay.recordedMillis(level), delay.recordedMillis(level));
        }
        double lengthMillis =
                delay.spread() == Delay.Spread.HISTOGRAM ? holdMillis / MEAN_SLOWNESS : topMillis - bottomMillis;
        fallNanos = Math.max(1, (long) (lengthMillis * slowness * Delay.NANOS_PER_MILLI));
    }

    private void slice(double newBottomMillis, double newTopMillis) {
        bottomMillis = newBottomMillis;
        topMillis = newTopMillis;
    }

    /** Half of a bell's slice at the level, in standard deviations. */
    private double halfSlice() {
        return Math.sqrt(-2 * Math.log(Math.max(level, Double.MIN_NORMAL)));
    }

    private static double bell(double deviations) {
        return Math.exp(-deviations * deviations / 2);
    }

    private static double recordedDeviationMillis(Delay delay) {
        double count = 0;
        double sumMillis = 0;
        double sumSquares = 0;
        for (Delay.Bucket bucket : delay.histogram()) {
            count += bucket.count();
            sumMillis += bucket.count() * bucket.millis();
            sumSquares += bucket.count() * bucket.millis() * bucket.millis();
        }
        double mean = sumMillis / Math.max(1, count);
        return Math.sqrt(Math.max(0, sumSquares / Math.max(1, count) - mean * mean));
    }
}
