package io.ridethrough.stubs.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.inference.ReviewQueue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /inference/reviews}: the cases that wait for a person, oldest first, as JSON. */
final class ReviewPage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReviewPage() {}

    static FrontResponse of(ReviewQueue reviews) {
        Map<String, Object> page = Map.of(
                "capacity", reviews.capacity(),
                "refused", reviews.refused(),
                "cases", reviews.cases().stream().map(ReviewPage::view).toList());
        try {
            return FrontResponse.text(
                    200,
                    "application/json; charset=utf-8",
                    new String(JSON.writeValueAsBytes(page), StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> view(ReviewQueue.Case waiting) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", waiting.number());
        view.put("at", waiting.at().toString());
        view.put("point", waiting.point().label());
        view.put("reason", waiting.reason().label());
        view.put("tenant", waiting.client().tenant().storeCode());
        view.put("jurisdiction", waiting.client().jurisdiction().name());
        waiting.client().customer().ifPresent(id -> view.put("customer", id));
        return view;
    }
}
