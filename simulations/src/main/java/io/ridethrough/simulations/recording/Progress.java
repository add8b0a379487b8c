package io.ridethrough.simulations.recording;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** The running figures of a run, for people who watch it: verdicts are made from the recorded samples. */
public final class Progress {

    /** Looked into for every request; sorted only where somebody reads. */
    private final Map<String, FlowProgress> flows = new HashMap<>();

    private final LongAdder failed = new LongAdder();

    Progress(List<String> names) {
        names.forEach(name -> flows.put(name, new FlowProgress()));
    }

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
        flows.forEach((name, flow) -> byFlow.put(name, flow.next()));
        long samples = flows.values().stream().mapToLong(FlowProgress::sampled).sum();
        return new Snapshot(samples, failed.sum(), byFlow);
    }

    private FlowProgress of(String flow) {
        FlowProgress found = flows.get(flow);
        if (found == null) {
            throw new IllegalArgumentException("flow " + flow + " is not one of " + flows.keySet());
        }
        return found;
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
