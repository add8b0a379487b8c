package io.ridethrough.results.capacity.queue;

import java.util.SplittableRandom;

/** How long something takes that is served, in seconds. */
public sealed interface ServiceLaw {
    /** Its mean, seconds. */
    double mean();

    /** One service, seconds. */
    double draw(SplittableRandom random);

    /** The same, so many times as long. */
    ServiceLaw scaled(double times);

    /**
     * Always the same.
     *
     * @param mean seconds, at least 0
     */
    record Fixed(double mean) implements ServiceLaw {
        public Fixed {
            requireTime(mean);
        }

        @Override
        public double draw(SplittableRandom random) {
            return mean;
        }

        @Override
        public Fixed scaled(double times) {
            return new Fixed(times * mean);
        }
    }

    /**
     * Exponential: as likely to end now as ever.
     *
     * @param mean seconds, at least 0
     */
    record Exponential(double mean) implements ServiceLaw {
        public Exponential {
            requireTime(mean);
        }

        @Override
        public double draw(SplittableRandom random) {
            return mean * random.nextExponential();
        }

        @Override
        public Exponential scaled(double times) {
            return new Exponential(times * mean);
        }
    }

    /**
     * Log-normal, given by its moments: ln S is normal with variance ln(1 + c²) and mean ln(mean) − half of that.
     *
     * @param mean seconds, at least 0
     * @param variation c: standard deviation / mean, at least 0
     */
    record LogNormal(double mean, double variation) implements ServiceLaw {
        public LogNormal {
            requireTime(mean);
            if (!(variation >= 0) || !Double.isFinite(variation)) {
                throw new IllegalArgumentException("variation " + variation + ": at least 0");
            }
        }

        @Override
        public double draw(SplittableRandom random) {
            double variance = Math.log1p(variation * variation);
            return mean * Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
        }

        @Override
        public LogNormal scaled(double times) {
            return new LogNormal(times * mean, variation);
        }
    }

    private static void requireTime(double seconds) {
        if (!(seconds >= 0) || !Double.isFinite(seconds)) {
            throw new IllegalArgumentException("mean " + seconds + " s: at least 0");
        }
    }
}
