package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.Bottleneck;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Names what ran out, from what was measured at the rates at which the objective was broken. Of slots and workers that are
 * both full the slots are named: workers wait for them. Limit: it knows means, and a pool that is full in bursts alone is not
 * seen.
 *
 * @param size what there was to run out
 */
record BottleneckRule(ShopSize size) {
    /** Share in use from which a pool counts as full. */
    static final double FULL = 0.85;

    /**
     * What it comes to.
     *
     * @param evidence a sentence
     */
    record Finding(Bottleneck bottleneck, String evidence) {}

    /** Of a state in which too little was measured. */
    static Finding unmeasured() {
        return new Finding(Bottleneck.UNKNOWN, "Too little was measured.");
    }

    /** Of a shop that held the objective at every rate. */
    static Finding none(double highest) {
        return new Finding(
                Bottleneck.UNKNOWN,
                String.format(
                        Locale.ROOT,
                        "Nothing ran out up to %s orders a minute, the highest rate played.",
                        Figures.perMinute(highest)));
    }

    /** Of a load generator that was full. */
    static Finding generator(List<StepMeasurement> saturated) {
        StepMeasurement first = saturated.stream()
                .min((one, other) -> Double.compare(one.rate(), other.rate()))
                .orElseThrow();
        return new Finding(
                Bottleneck.GENERATOR,
                String.format(
                        Locale.ROOT,
                        "At %s orders a minute the load generator was full before the shop: arrivals began %.0f ms late"
                                + " (p99)%s.",
                        Figures.perMinute(first.rate()),
                        first.generator().lagMillis(),
                        first.generator().cpuShare().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        ", and it used %.0f %% of the processor",
                                        100 * first.generator().cpuShare().getAsDouble())
                                : ""));
    }

    /**
     * Of a shop that broke the objective.
     *
     * @param broken sound measurements at rates above the estimate, at least one
     */
    Finding of(List<StepMeasurement> broken) {
        double rate =
                broken.stream().mapToDouble(StepMeasurement::rate).average().orElseThrow();
        OptionalDouble slots = mean(broken, ShopReading::slotsBusy);
        OptionalDouble workers = mean(broken, ShopReading::workersBusy);
        String at = "At " + Figures.perMinute(rate) + " orders a minute, where the objective is broken, ";
        if (isFull(slots, size.slots())) {
            return new Finding(
                    Bottleneck.INFERENCE_SLOTS, at + used(slots, size.slots()) + " slots of the model were busy.");
        }
        if (isFull(workers, size.workers())) {
            OptionalDouble held = mean(broken, ShopReading::workersHeld);
            return new Finding(
                    Bottleneck.WORKERS,
                    at + used(workers, size.workers()) + " workers were busy"
                            + (held.isPresent()
                                    ? String.format(
                                            Locale.ROOT, ", %.1f of them waiting for the model.", held.getAsDouble())
                                    : "."));
        }
        if (isKnown(slots, size.slots()) && isKnown(workers, size.workers())) {
            return new Finding(
                    Bottleneck.DATABASE_OR_OTHER,
                    at + used(workers, size.workers()) + " workers and " + used(slots, size.slots())
                            + " slots of the model were busy: something else held it back.");
        }
        return new Finding(
                Bottleneck.UNKNOWN,
                at + "it is not known how many " + (isKnown(workers, size.workers()) ? "slots of the model" : "workers")
                        + " were busy.");
    }

    private static boolean isKnown(OptionalDouble busy, OptionalInt there) {
        return busy.isPresent() && there.isPresent();
    }

    private static boolean isFull(OptionalDouble busy, OptionalInt there) {
        return isKnown(busy, there) && busy.getAsDouble() >= FULL * there.getAsInt();
    }

    private static String used(OptionalDouble busy, OptionalInt there) {
        return String.format(Locale.ROOT, "%.1f of %d", busy.getAsDouble(), there.getAsInt());
    }

    private static OptionalDouble mean(List<StepMeasurement> steps, Function<ShopReading, OptionalDouble> reading) {
        return steps.stream()
                .map(step -> reading.apply(step.shop()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }
}
