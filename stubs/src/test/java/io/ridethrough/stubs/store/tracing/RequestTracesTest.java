package io.ridethrough.stubs.store.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.TestStore;
import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTracesTest {
    private static final String TRACE_ID = "d3065e098c51e7a155c86d124df1069a";
    private static final String CALLER = "e97982dcf982f802";
    private static final String BAGGAGE = "ridethrough.run=r,ridethrough.phase=slow,ridethrough.fault=slow/1%20slow/2";

    private static Map<String, String> traced() {
        return Map.of("traceparent", "00-" + TRACE_ID + "-" + CALLER + "-01", "baggage", BAGGAGE);
    }

    @Test
    void a_call_to_the_model_is_of_its_requests_trace_under_a_parent_id_of_its_own() throws Exception {
        try (TestStore shop = TestStore.sound()) {
            shop.graphql("{productRecommendations(sku:\"CHAOS-002\"){text}}", traced());
            shop.graphql("{productRecommendations(sku:\"CHAOS-003\"){text}}", Map.of());

            assertThat(shop.model.headers("baggage")).containsExactly(BAGGAGE, "");
            List<String> traceparents = shop.model.headers("traceparent");
            assertThat(traceparents).hasSize(2).last().isEqualTo("");
            assertThat(traceparents.get(0))
                    .matches("00-" + TRACE_ID + "-[0-9a-f]{16}-01")
                    .doesNotContain(CALLER, "0000000000000000");
        }
    }

    @Test
    void each_of_a_requests_calls_has_another_parent_id() {
        List<String> traceparents = parentsOfCalls(traced(), 100);

        assertThat(traceparents)
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches("00-" + TRACE_ID + "-(?!0{16})(?!" + CALLER + ")[0-9a-f]{16}-01"));
        assertThat(parentsOfCalls(traced(), 100)).isEqualTo(traceparents);
    }

    @Test
    void a_parent_id_is_never_zero() {
        // The one from which the first call would come to zero.
        String caller = "61c8864680b583eb";

        assertThat(parentsOfCalls(Map.of("traceparent", "00-" + TRACE_ID + "-" + caller + "-00"), 1))
                .containsExactly("00-" + TRACE_ID + "-0000000000000001-00");
    }

    @Test
    void what_is_malformed_is_not_passed_on() {
        for (String malformed : List.of(
                "",
                TRACE_ID,
                "00-" + "0".repeat(32) + "-" + CALLER + "-01",
                "00-" + TRACE_ID + "-" + "0".repeat(16) + "-01",
                "00-" + TRACE_ID.toUpperCase(Locale.ROOT) + "-" + CALLER + "-01",
                "ff-" + TRACE_ID + "-" + CALLER + "-01",
                "00-" + TRACE_ID + "-" + CALLER + "-01-more")) {
            assertThat(headersOfCalls(Map.of("traceparent", malformed), 1).get(0))
                    .as(malformed)
                    .isEmpty();
        }
        assertThat(headersOfCalls(Map.of("baggage", "a=\u00fc"), 1).get(0)).isEmpty();
        assertThat(headersOfCalls(Map.of("baggage", "a=" + "b".repeat(8_191)), 1)
                        .get(0))
                .isEmpty();
    }

    @Test
    void outside_of_a_request_there_is_no_trace() {
        RequestTraces traces = new RequestTraces();
        Endpoint traced = traces.around(request -> FrontResponse.page(200, "OK"));

        traced.answer(request(traced()));

        assertThat(traces.ofNextCall()).isEmpty();
    }

    private static List<String> parentsOfCalls(Map<String, String> headers, int calls) {
        return headersOfCalls(headers, calls).stream()
                .map(it -> it.getOrDefault("traceparent", ""))
                .toList();
    }

    private static List<Map<String, String>> headersOfCalls(Map<String, String> headers, int calls) {
        RequestTraces traces = new RequestTraces();
        List<Map<String, String>> seen = new ArrayList<>();
        traces.around(request -> {
                    for (int i = 0; i < calls; i++) {
                        seen.add(traces.ofNextCall());
                    }
                    return FrontResponse.page(200, "OK");
                })
                .answer(request(headers));
        return seen;
    }

    private static FrontRequest request(Map<String, String> headers) {
        return new FrontRequest("GET", "/graphql", Map.of(), headers, new byte[0]);
    }
}
