package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.GuardReading;
import io.ridethrough.stubs.store.inference.GuardReading.BreakerReading;
import io.ridethrough.stubs.store.inference.GuardReading.BulkheadReading;
import io.ridethrough.stubs.store.inference.Inference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Breakers and bulkheads under the names that Resilience4j's own Micrometer binding gives them, and retries. */
final class GuardMetrics {
    private static final List<String> STATES = List.of("closed", "open", "half_open");

    private GuardMetrics() {}

    static void write(StringBuilder page, Inference inference) {
        Map<String, GuardReading> guards = inference.guards();
        StoreMetrics.head(
                page, "resilience4j_circuitbreaker_state", "gauge", "1 for the state that the breaker is in.");
        guards.forEach((point, guard) -> guard.breaker()
                .ifPresent(breaker -> STATES.forEach(state -> StoreMetrics.line(
                        page,
                        "resilience4j_circuitbreaker_state{name=\"%s\",state=\"%s\"}".formatted(point, state),
                        breaker.state().toLowerCase(Locale.ROOT).equals(state) ? 1 : 0))));
        breakers(page, guards, "failure_rate", "gauge", "Failures in percent; -1 below the minimum of calls.", it ->
                (double) it.failurePercent());
        breakers(page, guards, "slow_call_rate", "gauge", "Slow calls in percent; -1 below the minimum of calls.", it ->
                (double) it.slowPercent());
        breakers(
                page,
                guards,
                "not_permitted_calls_total",
                "counter",
                "Calls that the breaker did not let through.",
                it -> (double) it.notPermitted());
        bulkheads(page, guards, "available_concurrent_calls", "Calls that could be made now.", it ->
                (double) it.available());
        bulkheads(page, guards, "max_allowed_concurrent_calls", "Calls at once at most.", it -> (double) it.most());
        samples(
                page,
                guards,
                "store_inference_retries_total",
                "counter",
                "Attempts beyond the first.",
                "point",
                it -> Optional.of((double) it.retries()));
        samples(
                page,
                guards,
                "store_inference_retries_refused_total",
                "counter",
                "Retries that the budget did not allow.",
                "point",
                it -> Optional.of((double) it.retriesRefused()));
    }

    private static void breakers(
            StringBuilder page,
            Map<String, GuardReading> guards,
            String name,
            String type,
            String help,
            Function<BreakerReading, Double> value) {
        samples(
                page,
                guards,
                "resilience4j_circuitbreaker_" + name,
                type,
                help,
                "name",
                guard -> guard.breaker().map(value));
    }

    private static void bulkheads(
            StringBuilder page,
            Map<String, GuardReading> guards,
            String name,
            String help,
            Function<BulkheadReading, Double> value) {
        samples(
                page,
                guards,
                "resilience4j_bulkhead_" + name,
                "gauge",
                help,
                "name",
                guard -> guard.bulkhead().map(value));
    }

    private static void samples(
            StringBuilder page,
            Map<String, GuardReading> guards,
            String name,
            String type,
            String help,
            String label,
            Function<GuardReading, Optional<Double>> value) {
        StoreMetrics.head(page, name, type, help);
        guards.forEach((point, guard) -> value.apply(guard)
                .ifPresent(it -> page.append("%s{%s=\"%s\"} %s\n".formatted(name, label, point, number(it)))));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
