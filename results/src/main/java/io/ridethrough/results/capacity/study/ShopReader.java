package io.ridethrough.results.capacity.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** What the shop told of itself in a window: its probes, its log of calls to the model, and the headers of its answers. */
final class ShopReader {
    private static final String SLOTS = "model-slots";
    private static final String FALLBACK = "fallback";
    private static final String OPEN = "OPEN";

    private final RunRecord run;
    private final String flow;
    private final List<InferencePoint> points;

    ShopReader(RunRecord run, String flow) {
        this.run = run;
        this.flow = flow;
        this.points = run.plan().points().stream()
                .filter(point -> point.flow().equals(flow))
                .toList();
    }

    /** @param state what is done to the model */
    ShopReading read(Span span, ModelState state) {
        List<JsonNode> probes = run.journal().stream()
                .filter(event -> event.event().equals("probe") && span.contains(event.at()))
                .<JsonNode>map(JournalEvent::fields)
                .filter(fields -> fields.path("source").asText().equals("store"))
                .toList();
        OptionalInt slots = PlanFigures.of(run.plan().versions(), SLOTS);
        CallsInSpan calls = new CallsInSpan(run.modelCalls().calls(), span);
        boolean isLogged = run.modelCalls().isRecorded() && !run.modelCalls().isFull();
        return new ShopReading(
                mean(probes, "workersBusy"),
                isLogged ? OptionalDouble.of(calls.meanUnderWay()) : OptionalDouble.empty(),
                mean(probes, "queued"),
                callsPerOrder(span, isLogged ? calls.begun() : attempts(span)),
                isLogged ? calls.serviceMillis(slots) : OptionalDouble.empty(),
                isLogged && state == ModelState.HEALTHY && slots.isPresent()
                        ? OptionalDouble.of(calls.meanUnderWay(slots.getAsInt()))
                        : OptionalDouble.empty(),
                fallbackShare(span),
                openShare(probes));
    }

    private static OptionalDouble mean(List<JsonNode> probes, String field) {
        return probes.stream()
                .filter(fields -> fields.path(field).isNumber())
                .mapToDouble(fields -> fields.path(field).asDouble())
                .average();
    }

    /** By the requests that ask, which are one a journey and point, so that a window of few journeys is exact all the same. */
    private OptionalDouble callsPerOrder(Span span, long calls) {
        long asking = points.stream()
                .flatMap(point -> run.samples(flow, point.step()).stream())
                .filter(sample -> span.contains(sample.intendedAt()))
                .count();
        return asking == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) calls * points.size() / asking);
    }

    private long attempts(Span span) {
        Set<String> names =
                new HashSet<>(points.stream().map(InferencePoint::name).toList());
        return run.attempts().stream()
                .filter(attempt -> names.contains(attempt.point()) && span.contains(attempt.at()))
                .count();
    }

    /**
     * By the journeys that asked in the window: those that began in it ask later, and the last of them when the step's fault is
     * gone.
     */
    private OptionalDouble fallbackShare(Span span) {
        Set<Integer> asked = new HashSet<>();
        Set<Integer> fellBack = new HashSet<>();
        for (InferencePoint point : points) {
            for (Sample sample : run.samples(flow, point.step())) {
                if (span.contains(sample.intendedAt()) && !sample.inference().isEmpty()) {
                    asked.add(sample.user());
                    if (sample.inference().startsWith(FALLBACK)) {
                        fellBack.add(sample.user());
                    }
                }
            }
        }
        return asked.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) fellBack.size() / asked.size());
    }

    private OptionalDouble openShare(List<JsonNode> probes) {
        return probes.stream()
                .filter(fields ->
                        points.stream().anyMatch(point -> breaker(fields, point).length() > 0))
                .mapToDouble(fields ->
                        points.stream().anyMatch(point -> breaker(fields, point).equals(OPEN)) ? 1 : 0)
                .average();
    }

    private static String breaker(JsonNode fields, InferencePoint point) {
        return fields.path("breakers").path(point.name()).asText();
    }
}
