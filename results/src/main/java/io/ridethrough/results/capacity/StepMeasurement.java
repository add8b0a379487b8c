package io.ridethrough.results.capacity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one step of a study measured: one window of a run, in which orders arrived at one rate and the model was in one
 * state. What came before the window to settle is no part of it.
 *
 * @param state of the model
 * @param rate planned arrivals of the objective's flow a second, above 0
 * @param repetition which one at this rate and state, from 1
 * @param run id of the run that it is a window of: what changes from run to run is common to its steps
 * @param window how long it was, above zero
 * @param journeys those of the objective's flow
 * @param latency of the objective's step; empty when nobody came as far
 * @param shop what the shop told of itself meanwhile
 * @param generator how the load generator fared
 * @param disturbance why it is of no use, without a full stop, such as a run that was judged invalid; empty when it is sound
 */
public record StepMeasurement(
        ModelState state,
        double rate,
        int repetition,
        String run,
        Duration window,
        Journeys journeys,
        Optional<Latency> latency,
        ShopReading shop,
        GeneratorReading generator,
        Optional<String> disturbance) {

    /**
     * Journeys of the window.
     *
     * @param arrivals how many began in it
     * @param completed how many of these came to a good end, then or later
     * @param failed how many did not
     * @param before how many were under way when it began
     * @param left how many ended in it, whenever they began
     */
    public record Journeys(long arrivals, long completed, long failed, long before, long left) {
        /** Nobody came. */
        public static final Journeys NONE = new Journeys(0, 0, 0, 0, 0);

        public Journeys {
            if (Math.min(Math.min(arrivals, before), Math.min(Math.min(completed, failed), left)) < 0
                    || completed + failed > arrivals
                    || left > before + arrivals) {
                throw new IllegalArgumentException(arrivals + " journeys, " + completed + " completed and " + failed
                        + " failed; " + before + " before, " + left + " left");
            }
        }

        /** How many were under way when it ended. */
        public long after() {
            return before + arrivals - left;
        }

        /** Failed of those that ended; 0 when none did. */
        public double failedShare() {
            long ended = completed + failed;
            return ended == 0 ? 0 : (double) failed / ended;
        }
    }

    /**
     * How long the good answers of the objective's step took, from their intended start.
     *
     * @param samples how many, at least 1
     * @param meanMillis their mean
     * @param percentileMillis the objective's percentile of them, above 0
     */
    public record Latency(long samples, double meanMillis, double percentileMillis) {
        public Latency {
            if (samples < 1 || !(meanMillis > 0) || !(percentileMillis > 0)) {
                throw new IllegalArgumentException(samples + " samples, mean " + meanMillis + " ms, percentile "
                        + percentileMillis + " ms: all above 0");
            }
        }
    }

    /**
     * What the shop told, each a mean over the window; empty where it told nothing.
     *
     * @param workersBusy workers that had a request
     * @param workersHeld workers that waited for the model
     * @param backlog requests that waited for a worker
     * @param callsPerOrder calls to the model for each journey of the flow
     * @param serviceMillis how long the model worked on a call, its queue not counted
     * @param slotsBusy slots of the model in use
     * @param fallbackShare of the journeys of the flow that ended, how many met a fallback at some step, 0 to 1
     * @param breakerOpenShare of the window, how long some breaker was open, 0 to 1
     */
    public record ShopReading(
            OptionalDouble workersBusy,
            OptionalDouble workersHeld,
            OptionalDouble backlog,
            OptionalDouble callsPerOrder,
            OptionalDouble serviceMillis,
            OptionalDouble slotsBusy,
            OptionalDouble fallbackShare,
            OptionalDouble breakerOpenShare) {
        /** Of a shop that tells nothing. */
        public static final ShopReading NONE = new ShopReading(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /**
     * How the load generator fared.
     *
     * @param lagMillis how late arrivals began, 99th percentile
     * @param cpuShare of all the machine's cores, how much the generator used, 0 to 1; empty when not told
     * @param isSaturated whether it fell behind, so that what was measured is the generator
     */
    public record GeneratorReading(double lagMillis, OptionalDouble cpuShare, boolean isSaturated) {}

    public StepMeasurement {
        if (!(rate > 0) || !Double.isFinite(rate)) {
            throw new IllegalArgumentException("rate " + rate + ": above 0");
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window " + window + ": above zero");
        }
        if (repetition < 1) {
            throw new IllegalArgumentException("repetition " + repetition + ": from 1");
        }
    }

    /** Whether what was measured is the shop. */
    @JsonIgnore
    public boolean isSound() {
        return disturbance.isEmpty() && !generator.isSaturated();
    }

    /** Journeys that ended, a second: the throughput. */
    public double leftPerSecond() {
        return journeys.left() / windowSeconds();
    }

    /** The window, in seconds. */
    public double windowSeconds() {
        return window.toNanos() / 1e9;
    }
}
