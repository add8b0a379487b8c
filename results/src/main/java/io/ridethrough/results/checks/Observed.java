package io.ridethrough.results.checks;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What clients saw in a window. Whatever the end of the run cut off is left out, and counted apart. */
final class Observed {

    private Observed() {}

    /** A flow's samples by intended start, cut-off ones included. */
    static List<Sample> samples(RunRecord run, String flow, Window window) {
        return due(run, new Flow(flow), run.samples(flow), window);
    }

    /** A step's samples by intended start, cut-off ones included. */
    static List<Sample> samples(RunRecord run, String flow, String step, Window window) {
        return due(run, new Step(flow, step), run.samples(flow, step), window);
    }

    /** What stands for when a flow's samples were due. */
    private record Flow(String name) {}

    /** What stands for when a step's samples were due. */
    private record Step(String flow, String name) {}

    /** What stands for those of them that were due in a window. */
    private record Due(Record whose, Window window) {}

    private static List<Sample> due(RunRecord run, Record whose, List<Sample> samples, Window window) {
        return run.derived(new Due(whose, window), () -> {
            // Side by side, as each window looks at all of them.
            long[] times = run.derived(
                    whose, () -> samples.stream().mapToLong(Sample::intendedAt).toArray());
            return IntStream.range(0, times.length)
                    .filter(i -> window.contains(times[i]))
                    .mapToObj(samples::get)
                    .toList();
        });
    }

    /** A flow's journeys by intended arrival, cut-off ones included. */
    static List<Journey> journeys(RunRecord run, String flow, Window window) {
        return run.journeys().stream()
                .filter(journey -> journey.flow().equals(flow))
                .filter(journey -> window.contains(journey.intendedAt()))
                .toList();
    }

    static List<Sample> finished(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.outcome() != Outcome.ABORTED)
                .toList();
    }

    /** What a request took, in microseconds: {@link Percentile#NEVER} without a good answer. */
    static long micros(Sample sample) {
        return sample.outcome() == Outcome.OK ? sample.latencyMicros() : Percentile.NEVER;
    }

    /** A fallback that fails its own step is no answer. */
    static boolean answeredByFallback(Sample sample) {
        return sample.outcome() == Outcome.OK && Told.by(sample).isFallback();
    }

    static boolean answeredByModel(Sample sample) {
        return sample.outcome() == Outcome.OK && Told.by(sample).isModel();
    }

    /** What went wrong with a request, in a few words. */
    static String trouble(Sample sample) {
        if (!sample.error().isEmpty()) {
            return sample.error();
        }
        return sample.outcome() == Outcome.HTTP_ERROR
                ? "HTTP " + sample.status()
                : sample.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
