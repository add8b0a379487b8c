package io.ridethrough.results.summary;

import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleVisitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds samples and journeys up in a second pass over them, the first having told how far they reach. What is held of a run
 * depends on its timeline, its flows and its steps, and not on how many samples there are. Records beyond those of the first
 * pass, as a run that still goes on may have, are left out. For one thread.
 */
public final class SampleSums implements SampleVisitor {

    /** Flows and steps beyond these are added up as one: their names come from a file. */
    static final int MOST_FLOWS = 30;

    static final int MOST_STEPS = 100;

    static final String ONE_OF_TOO_MANY = "(one of too many)";

    private final Timeline timeline;
    private final PhaseClock phases;
    private final Extent extent;
    private final Map<String, FlowSums> flows = new HashMap<>();
    private final Set<String> byPlan = new LinkedHashSet<>();
    private final Set<String> byJourney = new LinkedHashSet<>();
    private final Set<String> bySample = new LinkedHashSet<>();
    private final ErrorSums errors;
    private final Tally lag = new Tally();
    private int steps;
    private long records;
    private long requests;
    private long cutOff;
    private long lastEnded = Long.MIN_VALUE;
    private int closed;

    public SampleSums(RunPlan plan, Timeline timeline, Extent extent) {
        this.timeline = timeline;
        this.phases = new PhaseClock(timeline);
        this.extent = extent;
        this.errors = new ErrorSums(phases.phases());
        plan.load().stream().map(PlannedLoad::flow).forEach(flow -> {
            var unused = flow(flow, byPlan);
        });
    }

    @Override
    public void sample(Sample sample) {
        if (records++ >= extent.records()) {
            return;
        }
        int bin = timeline.bin(sample.intendedAt());
        int phase = phases.phaseOf(sample.intendedAt());
        String flow = named(sample.flow());
        FlowSums ofFlow = flow(flow, bySample);
        String step = named(ofFlow, sample.step());
        ofFlow.step(step).add(sample, bin, phase);
        errors.add(sample, flow, step, phase);
        lag.add(sample.startedAt() - sample.intendedAt());
        requests++;
        cutOff += sample.outcome() == Outcome.ABORTED ? 1 : 0;
        advance(sample.endedAt());
    }

    @Override
    public void journey(Journey journey) {
        if (records++ >= extent.records()) {
            return;
        }
        flow(named(journey.flow()), byJourney).add(journey);
        advance(journey.endedAt());
    }

    private String named(String flow) {
        return flows.containsKey(flow) || flows.size() < MOST_FLOWS ? flow : ONE_OF_TOO_MANY;
    }

    private FlowSums flow(String name, Set<String> names) {
        FlowSums known = flows.get(name);
        if (known == null) {
            known = new FlowSums(name, timeline, phases);
            flows.put(name, known);
        }
        names.add(name);
        return known;
    }

    private String named(FlowSums flow, String step) {
        if (flow.knows(step)) {
            return step;
        }
        if (steps == MOST_STEPS) {
            return ONE_OF_TOO_MANY;
        }
        steps++;
        return step;
    }

    /** No later record begins more than the lateness before the latest end: bins before that can be closed. */
    private void advance(long endedAt) {
        if (endedAt <= lastEnded) {
            return;
        }
        lastEnded = endedAt;
        long beginsNoEarlier = endedAt - extent.lateness();
        int bin = timeline.bin(beginsNoEarlier);
        if (bin > closed) {
            closed = bin;
            flows.values().forEach(flow -> flow.closeBefore(bin));
        }
    }

    /** How many latencies and buckets are held, beside the figures of each bin. */
    long held() {
        return lag.held() + flows.values().stream().mapToLong(FlowSums::held).sum();
    }

    /** Those planned first, then any that only the journeys know, then any that only the samples know. */
    List<FlowSummary> flows() {
        Set<String> names = new LinkedHashSet<>(byPlan);
        names.addAll(byJourney);
        names.addAll(bySample);
        List<FlowSummary> ended = new ArrayList<>();
        for (String name : names) {
            FlowSums flow = flows.get(name);
            if (flow != null) {
                ended.add(flow.ended());
            }
        }
        return ended;
    }

    List<ErrorSummary> errors() {
        return errors.ended();
    }

    /** Of every request, from its intended start to its start. */
    Latencies lag() {
        return lag.latencies();
    }

    long requests() {
        return requests;
    }

    long cutOff() {
        return cutOff;
    }
}
