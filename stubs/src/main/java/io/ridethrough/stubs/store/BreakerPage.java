package io.ridethrough.stubs.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.inference.BreakerChanges;
import io.ridethrough.stubs.store.inference.GuardReading;
import io.ridethrough.stubs.store.inference.GuardReading.BreakerReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /inference/breakers}: every breaker's state and when it changed, oldest change first, as JSON. */
final class BreakerPage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BreakerPage() {}

    static FrontResponse of(Map<String, GuardReading> guards) {
        List<Map<String, Object>> breakers = new ArrayList<>();
        guards.forEach((point, guard) -> guard.breaker().ifPresent(breaker -> breakers.add(view(point, breaker))));
        try {
            return FrontResponse.text(
                    200,
                    "application/json; charset=utf-8",
                    new String(JSON.writeValueAsBytes(Map.of("breakers", breakers)), StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> view(String point, BreakerReading breaker) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("point", point);
        view.put("state", breaker.state());
        view.put("forgotten", breaker.changes().forgotten());
        view.put(
                "changes",
                breaker.changes().kept().stream().map(BreakerPage::view).toList());
        return view;
    }

    private static Map<String, Object> view(BreakerChanges.Change change) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", change.at().toString());
        view.put("from", change.from());
        view.put("to", change.to());
        return view;
    }
}
