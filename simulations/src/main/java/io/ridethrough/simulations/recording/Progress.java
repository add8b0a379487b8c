package io.ridethrough.simulations.recording;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** The running figures of a run, for people who watch it: verdicts are made from the recorded samples. */
public final class Progress {

    /** A few, looked through for every request: a hash table would be further away. */
    private final List<Flow> flows;

    private final LongAdder failed = new LongAdder();

    Progress(List<String> names) {
        flows = names.stream().map(name -> new Flow(name, new FlowProgress())).toList();
    }

    private record Flow(String name, FlowProgress figures) {}

    void arrived(String flow) {
        of(flow).arrived();
    }

    void ended(Journey journey) {
        of(journey.flow()).ended(journey);
    }

    void sampled(Sample sample) {
        if (sample.outcome() != Outcome.OK && sample.outcome() != Outcome.ABORTED) {
            failed.increment();
        }
        of(sample.flow()).sampled(sample);
    }

    /** Figures up to now. Only by one thread, about once a second: each call moves the window of latencies on. */
    public Snapshot next() {
        Map<String, FlowProgress.Snapshot> byFlow = new TreeMap<>();
        flows.forEach(flow -> byFlow.put(flow.name(), flow.figures().next()));
        long samples =
                flows.stream().mapToLong(flow -> flow.figures().sampled()).sum();
        return new Snapshot(samples, failed.sum(), byFlow);
    }

    private FlowProgress of(String name) {
        for (Flow flow : flows) {
            if (flow.name().equals(name)) {
                return flow.figures();
            }
        }
        throw new IllegalArgumentException("flow " + name + " is not one of "
                + flows.stream().map(Flow::name).toList());
    }

    /**
     * The run so far.
     *
     * @param samples requests that have ended
     * @param failed those of them that failed
     * @param flows each flow's figures, by name
     */
    public record Snapshot(long samples, long failed, Map<String, FlowProgress.Snapshot> flows) {

        public Snapshot {
            flows = new TreeMap<>(flows);
        }
    }
}
