package io.ridethrough.results.summary;

import io.ridethrough.results.checks.BreakerStates;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.summary.BreakerBand.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Adds a journal up. Readings, which are taken again and again, go into series by bin; every other event is kept, and the last
 * one whatever it is, because it tells when the journal ended. For one thread.
 */
public final class JournalSums {

    private static final Set<String> READINGS = Set.of("probe", "generator");

    private final RunPlan plan;
    private final Timeline timeline;
    private final WorkerSums workers;
    private final HeapSums heap = new HeapSums();
    private OptionalLong generatorCpuMillis = OptionalLong.empty();
    private final Map<String, ProbedBreaker> probed = new LinkedHashMap<>();
    private final List<JournalEvent> kept = new ArrayList<>();
    private boolean endsInReading;
    private boolean isTold;

    public JournalSums(RunPlan plan, Timeline timeline) {
        this.plan = plan;
        this.timeline = timeline;
        this.workers = new WorkerSums(timeline);
        plan.points().forEach(point -> probed.put(point.name(), new ProbedBreaker(timeline.endSeconds())));
    }

    /** Adds an event; they come in the order of the journal. */
    public void add(JournalEvent event) {
        if (endsInReading && kept.size() > 1) {
            kept.remove(kept.size() - 1);
        }
        kept.add(event);
        endsInReading = READINGS.contains(event.event());
        if (event.event().equals("generator")) {
            heap.add(event);
            if (event.fields().path("cpuMillis").isIntegralNumber()) {
                generatorCpuMillis =
                        OptionalLong.of(event.fields().path("cpuMillis").asLong());
            }
        }
        if (event.event().equals("probe")
                && event.fields().path("source").asText().equals("store")) {
            workers.add(event);
            breakers(event);
        }
    }

    private void breakers(JournalEvent probe) {
        var breakers = probe.fields().path("breakers");
        isTold |= breakers.size() > 0;
        probed.forEach((point, states) -> {
            if (breakers.has(point)) {
                states.add(State.named(breakers.path(point).asText()), timeline.secondsAt(probe.at()));
            }
        });
    }

    /** What was kept, in the order of the journal. */
    public List<JournalEvent> kept() {
        return List.copyOf(kept);
    }

    /** Whether the journal holds the application's own word on the breaker of any point. */
    public boolean isTold() {
        return isTold;
    }

    WorkerSummary workers() {
        return workers.ended();
    }

    /** The load generator's heap; empty when it told nothing of it. */
    Optional<GeneratorHeap> generatorHeap() {
        return heap.ended();
    }

    /** The load generator's processor time by its last word; empty when it told nothing of it. */
    OptionalLong generatorCpuMillis() {
        return generatorCpuMillis;
    }

    /**
     * The states of each point's breaker: from the application's own record of changes, or else from the journal's probes of
     * it; or, where the application said nothing, as they are read on the wire.
     *
     * @param onTheWire empty where nothing can be read
     */
    Map<String, BreakerLane> breakers(Function<InferencePoint, Optional<BreakerStates>> onTheWire) {
        Map<String, BreakerLane> lanes = new LinkedHashMap<>();
        for (InferencePoint point : plan.points()) {
            ProbedBreaker probes = probed.getOrDefault(point.name(), new ProbedBreaker(timeline.endSeconds()));
            BreakerLane lane = isTold
                    ? BreakerStates.recorded(kept, point).map(this::lane).orElseGet(probes::ended)
                    : onTheWire.apply(point).map(this::lane).orElseGet(this::unknown);
            lanes.put(point.name(), lane);
        }
        return lanes;
    }

    private BreakerLane lane(BreakerStates states) {
        BandSums bands = new BandSums(timeline.endSeconds());
        states.spans()
                .forEach(span -> bands.add(
                        State.valueOf(span.state().name()),
                        timeline.secondsAt(span.from()),
                        timeline.secondsAt(span.to())));
        return bands.ended();
    }

    private BreakerLane unknown() {
        BandSums bands = new BandSums(timeline.endSeconds());
        bands.add(State.UNKNOWN, 0, timeline.endSeconds());
        return bands.ended();
    }
}
