package io.ridethrough.simulations.conductor;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.results.plan.StopCondition.ProbeAbove;
import io.ridethrough.results.stop.ProbeHold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Whether a stop condition of the plan is true: probes are watched here, error budgets by the load generator, which says so
 * at once. The first condition counts. Safe for several threads.
 */
final class StopWatch {

    private record Held(int condition, ProbeHold hold) {}

    private final List<Held> held = new ArrayList<>();
    private final Supplier<Optional<JsonNode>> generator;
    private volatile Optional<Map<String, Object>> byProbe = Optional.empty();

    /**
     * @param generator which error budget has burnt, as the load generator tells it
     */
    StopWatch(List<StopCondition> stops, Supplier<Optional<JsonNode>> generator) {
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i) instanceof ProbeAbove probe) {
                held.add(new Held(i + 1, new ProbeHold(probe)));
            }
        }
        this.generator = generator;
    }

    /**
     * A probe has been read.
     *
     * @param atMicros when, microseconds since the Unix epoch
     */
    synchronized void read(ProbeReading reading, long atMicros) {
        for (Held one : held) {
            OptionalLong value = one.hold().read(reading.source(), reading.values(), atMicros);
            if (value.isPresent() && byProbe.isEmpty()) {
                byProbe = Optional.of(
                        Map.of("condition", one.condition(), "trueAt", atMicros, "value", value.getAsLong()));
            }
        }
    }

    /**
     * The fields of the journal's {@code stop-condition} event, {@code condition}, {@code trueAt} and what was measured;
     * empty while no condition has been true.
     */
    Optional<Map<String, Object>> reached() {
        return byProbe.or(() -> generator.get().map(StopWatch::fields));
    }

    private static Map<String, Object> fields(JsonNode told) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("condition", told.path("condition").asInt());
        fields.put("trueAt", told.path("trueAt").asLong());
        fields.put("errors", told.path("errors").asLong());
        fields.put("requests", told.path("requests").asLong());
        return fields;
    }
}
