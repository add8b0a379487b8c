package io.ridethrough.results.capacity.study;

import io.ridethrough.results.capacity.StepMeasurement.GeneratorReading;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How the load generator fared in a window. It is full where arrivals, or the requests of their journeys, began too late, or
 * where it left next to nothing of the machine.
 */
final class GeneratorReader {
    /** As in the check of a run's schedule: well above a warm generator's few milliseconds. */
    static final double LARGEST_LAG_MILLIS = 250;

    /** Of all cores: what is left is not enough to be on time. */
    static final double LARGEST_CPU_SHARE = 0.9;

    private static final double PERCENTILE = 99;
    private static final double MICROS_A_MILLI = 1e3;
    private static final String CPU = "cpuMillis";

    private final RunRecord run;
    private final String flow;

    GeneratorReader(RunRecord run, String flow) {
        this.run = run;
        this.flow = flow;
    }

    GeneratorReading read(Span span, List<Journey> journeys) {
        long[] arrivals = journeys.stream()
                .mapToLong(journey -> journey.startedAt() - journey.intendedAt())
                .toArray();
        long[] requests = run.samples(flow).stream()
                .filter(sample -> span.contains(sample.intendedAt()))
                .mapToLong(GeneratorReader::lag)
                .toArray();
        double lagMillis = Math.max(lagMillis(arrivals), lagMillis(requests));
        OptionalDouble cpu = cpuShare(span);
        return new GeneratorReading(
                lagMillis, cpu, lagMillis > LARGEST_LAG_MILLIS || cpu.orElse(0) > LARGEST_CPU_SHARE);
    }

    private static long lag(Sample sample) {
        return sample.startedAt() - sample.intendedAt();
    }

    private static double lagMillis(long[] micros) {
        return micros.length == 0 ? 0 : NearestRank.of(micros, PERCENTILE) / MICROS_A_MILLI;
    }

    private OptionalDouble cpuShare(Span span) {
        List<JournalEvent> told = run.journal().stream()
                .filter(event -> event.event().equals("generator") && span.contains(event.at()))
                .filter(event -> event.fields().has(CPU))
                .toList();
        double cores = cores();
        if (told.size() < 2 || cores == 0) {
            return OptionalDouble.empty();
        }
        JournalEvent first = told.get(0);
        JournalEvent last = told.get(told.size() - 1);
        double usedMillis =
                last.fields().path(CPU).asDouble() - first.fields().path(CPU).asDouble();
        double wallMillis = (last.at() - first.at()) / MICROS_A_MILLI;
        return wallMillis > 0
                ? OptionalDouble.of(Math.min(1, Math.max(0, usedMillis / wallMillis / cores)))
                : OptionalDouble.empty();
    }

    private double cores() {
        return PlanFigures.of(run.plan().versions(), "processors").orElse(0);
    }
}
