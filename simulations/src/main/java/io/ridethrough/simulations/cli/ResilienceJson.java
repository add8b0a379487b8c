package io.ridethrough.simulations.cli;

import io.ridethrough.stubs.store.inference.BreakerSettings;
import io.ridethrough.stubs.store.inference.BulkheadSettings;
import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.inference.RetrySettings;
import io.ridethrough.stubs.store.inference.Window;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings of resilience for {@code --json}. Durations are of ISO 8601; what there is none of is left out. */
final class ResilienceJson {
    private ResilienceJson() {}

    static Map<String, Object> of(Resilience resilience) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (!resilience.timeout().isZero()) {
            view.put("timeout", resilience.timeout().toString());
        }
        resilience.guard().breaker().ifPresent(breaker -> view.put("breaker", of(breaker)));
        resilience.guard().bulkhead().ifPresent(bulkhead -> view.put("bulkhead", of(bulkhead)));
        if (resilience.guard().retry().attempts() > 1) {
            view.put("retry", of(resilience.guard().retry()));
        }
        view.put("fallback", resilience.fallback().kind().label());
        return view;
    }

    private static Map<String, Object> of(BreakerSettings breaker) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (breaker.window() instanceof Window.Calls calls) {
            view.put("windowCalls", calls.count());
        } else if (breaker.window() instanceof Window.Time time) {
            view.put("window", time.length().toString());
        }
        view.put("minimumCalls", breaker.minimumCalls());
        view.put("failures", labels(breaker.failures()));
        view.put("failurePercent", breaker.failurePercent());
        breaker.slow().ifPresent(slow -> {
            view.put("slowCall", slow.slowerThan().toString());
            view.put("slowCallPercent", slow.percent());
        });
        view.put("open", breaker.openFor().toString());
        view.put("probes", breaker.probes());
        return view;
    }

    private static Map<String, Object> of(BulkheadSettings bulkhead) {
        return Map.of(
                "calls", bulkhead.concurrentCalls(),
                "maxWait", bulkhead.maxWait().toString(),
                "workersPercent", bulkhead.workersPercent());
    }

    private static Map<String, Object> of(RetrySettings retry) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("attempts", retry.attempts());
        view.put("on", labels(retry.on()));
        view.put("firstPause", retry.backOff().first().toString());
        view.put("factor", retry.backOff().factor());
        view.put("longestPause", retry.backOff().longest().toString());
        view.put("jitterPercent", retry.backOff().jitterPercent());
        retry.budget().ifPresent(budget -> {
            view.put("budgetPercent", budget.percent());
            view.put("budgetWindow", budget.window().toString());
        });
        return view;
    }

    private static List<String> labels(Collection<FallbackReason> reasons) {
        return reasons.stream().map(FallbackReason::label).sorted().toList();
    }
}
