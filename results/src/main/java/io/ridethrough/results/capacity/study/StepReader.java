package io.ridethrough.results.capacity.study;

import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads what the steps of a study measured from the run that they were windows of. A request belongs to the window in which it
 * should have begun, a journey to that in which it should have arrived; percentiles are nearest-rank.
 */
public final class StepReader {
    private static final double MICROS_A_MILLI = 1e3;

    private final RunRecord run;
    private final Objective objective;

    public StepReader(RunRecord run, Objective objective) {
        this.run = run;
        this.objective = objective;
    }

    /** One measurement a step, in their order. */
    public List<StepMeasurement> read(List<StudyStep> steps) {
        return steps.stream().map(this::read).toList();
    }

    private StepMeasurement read(StudyStep step) {
        Optional<PlannedPhase> phase = run.plan().phases().stream()
                .filter(planned -> planned.name().equals(step.phase()))
                .findFirst();
        Optional<Long> origin = origin();
        if (phase.isEmpty() || origin.isEmpty()) {
            return nothing(
                    step, phase.isEmpty() ? "its run's plan has no phase " + step.phase() : "its load never began");
        }
        Span span = Span.of(phase.get(), origin.get());
        List<Journey> ofFlow = run.journeys().stream()
                .filter(journey -> journey.flow().equals(objective.flow()))
                .toList();
        List<Journey> arrived = ofFlow.stream()
                .filter(journey -> span.contains(journey.intendedAt()))
                .toList();
        return new StepMeasurement(
                step.state(),
                step.rate(),
                step.repetition(),
                run.plan().runId(),
                phase.get().lasts(),
                journeys(ofFlow, arrived, span),
                latency(span),
                new ShopReader(run, objective.flow()).read(span, step.state()),
                new GeneratorReader(run, objective.flow()).read(span, arrived),
                new Disturbances(run, origin.get()).of(phase.get()));
    }

    private static StepMeasurement.Journeys journeys(List<Journey> ofFlow, List<Journey> arrived, Span span) {
        long completed = arrived.stream().filter(Journey::completed).count();
        long cutOff = arrived.stream().filter(Journey::aborted).count();
        return new StepMeasurement.Journeys(
                arrived.size(),
                completed,
                Math.max(0, arrived.size() - completed - cutOff),
                ofFlow.stream()
                        .filter(journey -> journey.intendedAt() < span.from() && journey.endedAt() >= span.from())
                        .count(),
                ofFlow.stream()
                        .filter(journey -> span.contains(journey.endedAt()))
                        .count());
    }

    private StepMeasurement nothing(StudyStep step, String why) {
        return new StepMeasurement(
                step.state(),
                step.rate(),
                step.repetition(),
                run.plan().runId(),
                Duration.ofSeconds(1),
                StepMeasurement.Journeys.NONE,
                Optional.empty(),
                StepMeasurement.ShopReading.NONE,
                new StepMeasurement.GeneratorReading(0, OptionalDouble.empty(), false),
                Optional.of(why));
    }

    private Optional<Long> origin() {
        return run.journal().stream()
                .filter(event -> event.event().equals("load-started"))
                .map(JournalEvent::fields)
                .filter(fields -> fields.path("origin").isIntegralNumber())
                .map(fields -> fields.path("origin").asLong())
                .findFirst();
    }

    private Optional<StepMeasurement.Latency> latency(Span span) {
        long[] micros = run.samples(objective.flow(), objective.step()).stream()
                .filter(sample -> sample.outcome() == Outcome.OK && span.contains(sample.intendedAt()))
                .mapToLong(Sample::latencyMicros)
                .toArray();
        if (micros.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new StepMeasurement.Latency(
                micros.length,
                Arrays.stream(micros).average().orElseThrow() / MICROS_A_MILLI,
                NearestRank.of(micros, objective.percentile()) / MICROS_A_MILLI));
    }
}
