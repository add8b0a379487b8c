package io.ridethrough.simulations.conductor;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.simulations.terminal.Tick;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns counters into rates over the last few seconds, for whoever watches. For one thread. */
final class TickMaker {
    /** Readings that a rate looks back over; one is taken a second. */
    private static final int WINDOW = 4;

    private record Counters(Duration elapsed, Map<String, Long> counts) {}

    private final RunPlan plan;
    private final AttemptCounts attempts;
    private final Deque<Counters> window = new ArrayDeque<>();

    TickMaker(RunPlan plan, AttemptCounts attempts) {
        this.plan = plan;
        this.attempts = attempts;
    }

    /**
     * @param elapsed since the start of load
     * @param generator the generator's newest word about itself
     * @param readings the probes of this moment
     */
    Tick tick(Duration elapsed, Optional<JsonNode> generator, List<ProbeReading> readings) {
        Optional<ProbeReading> store = readings.stream()
                .filter(reading -> reading.source().equals("store"))
                .findFirst();
        Counters now = new Counters(elapsed, counts(generator, store));
        window.addLast(now);
        if (window.size() > WINDOW) {
            window.removeFirst();
        }
        return new Tick(
                elapsed,
                plan.load().stream().map(load -> flow(load, generator, now)).toList(),
                plan.points().stream().map(point -> point(point, store, now)).toList(),
                store.flatMap(TickMaker::workers));
    }

    private Map<String, Long> counts(Optional<JsonNode> generator, Optional<ProbeReading> store) {
        Map<String, Long> counts = new HashMap<>();
        for (PlannedLoad load : plan.load()) {
            JsonNode flow = flow(generator, load.flow());
            counts.put("arrived/" + load.flow(), flow.path("arrived").asLong());
            counts.put("completed/" + load.flow(), flow.path("completed").asLong());
        }
        for (InferencePoint point : plan.points()) {
            counts.put("attempts/" + point.name(), attempts.of(point.name()));
            counts.put("demand/" + point.name(), number(nested(store, "demand", point.name())));
        }
        return counts;
    }

    private Tick.FlowPace flow(PlannedLoad load, Optional<JsonNode> generator, Counters now) {
        JsonNode flow = flow(generator, load.flow());
        long p95Millis = flow.path("p95Millis").asLong();
        return new Tick.FlowPace(
                load.flow(),
                rate("arrived/" + load.flow(), now),
                rate("completed/" + load.flow(), now),
                p95Millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(p95Millis)),
                flow.path("failed").asLong());
    }

    private Tick.PointPace point(InferencePoint point, Optional<ProbeReading> store, Counters now) {
        return new Tick.PointPace(
                point.name(),
                nested(store, "breakers", point.name()).map(String::valueOf).orElse(""),
                rate("demand/" + point.name(), now),
                rate("attempts/" + point.name(), now));
    }

    private double rate(String counter, Counters now) {
        Counters then = window.getFirst();
        double seconds = now.elapsed().minus(then.elapsed()).toMillis() / 1_000.0;
        if (seconds <= 0) {
            return 0;
        }
        return (now.counts().getOrDefault(counter, 0L) - then.counts().getOrDefault(counter, 0L)) / seconds;
    }

    private static Optional<Tick.Workers> workers(ProbeReading store) {
        int all = (int) number(Optional.ofNullable(store.values().get("workers")));
        int busy = (int) number(Optional.ofNullable(store.values().get("workersBusy")));
        return all == 0 ? Optional.empty() : Optional.of(new Tick.Workers(busy, all));
    }

    private static JsonNode flow(Optional<JsonNode> generator, String flow) {
        return generator
                .map(tick -> tick.path("flows").path(flow))
                .orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
    }

    private static Optional<Object> nested(Optional<ProbeReading> reading, String map, String key) {
        return reading.map(one -> one.values().get(map))
                .flatMap(value -> value instanceof Map<?, ?> entries
                        ? Optional.<Object>ofNullable(entries.get(key))
                        : Optional.empty());
    }

    private static long number(Optional<Object> value) {
        return value.map(one -> one instanceof Number number ? number.longValue() : 0L)
                .orElse(0L);
    }
}
