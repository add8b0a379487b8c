package io.ridethrough.results.summary;

import io.ridethrough.results.run.Journey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Adds the journeys and requests of one flow up. For one thread. */
final class FlowSums {

    private final String name;
    private final Timeline timeline;
    private final PhaseClock phases;
    private final Map<String, StepSums> steps = new LinkedHashMap<>();
    private final LatencySums journeys;
    private final MomentSums arrivals;
    private final MomentSums completed;
    private final MomentSums failed;
    private final Tally lag = new Tally();
    private long aborted;

    FlowSums(String name, Timeline timeline, PhaseClock phases) {
        this.name = name;
        this.timeline = timeline;
        this.phases = phases;
        this.journeys = new LatencySums(timeline.bins(), phases.phases());
        this.arrivals = new MomentSums(timeline, phases);
        this.completed = new MomentSums(timeline, phases);
        this.failed = new MomentSums(timeline, phases);
    }

    void add(Journey journey) {
        arrivals.add(journey.intendedAt());
        lag.add(journey.startedAt() - journey.intendedAt());
        if (journey.aborted()) {
            aborted++;
            return;
        }
        journeys.add(
                timeline.bin(journey.intendedAt()),
                phases.phaseOf(journey.intendedAt()),
                journey.endedAt() - journey.intendedAt());
        (journey.completed() ? completed : failed).add(journey.endedAt());
    }

    boolean knows(String step) {
        return steps.containsKey(step);
    }

    StepSums step(String step) {
        StepSums known = steps.get(step);
        if (known == null) {
            known = new StepSums(step, timeline, phases);
            steps.put(step, known);
        }
        return known;
    }

    void closeBefore(int bin) {
        latencies().forEach(sums -> sums.closeBefore(bin));
    }

    long held() {
        return lag.held() + latencies().mapToLong(LatencySums::held).sum();
    }

    private Stream<LatencySums> latencies() {
        return Stream.concat(Stream.of(journeys), steps.values().stream().map(StepSums::latencies));
    }

    FlowSummary ended() {
        return new FlowSummary(
                name,
                journeys.ended(),
                steps.values().stream()
                        .sorted(Comparator.comparingLong(StepSums::firstBegunAt))
                        .map(StepSums::ended)
                        .toList(),
                arrivals.ended(),
                completed.ended(),
                failed.ended(),
                aborted,
                lag.latencies());
    }
}
