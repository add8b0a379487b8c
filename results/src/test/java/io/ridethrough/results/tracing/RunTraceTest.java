package io.ridethrough.results.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RunTraceTest {

    @Test
    void ids_are_those_that_another_program_computes() {
        RunTrace trace = RunTrace.of("20260102-030405-checkout-brownout");

        assertThat(trace.traceId()).isEqualTo("11e877b66447335e966bb7f1fdb5361c");
        assertThat(trace.rootId()).isEqualTo("cb1ac012420c0cc5");
        assertThat(trace.spanId("fault/slow/1")).isEqualTo("2e865c42e4e5f42e");
    }

    @Test
    void a_journey_has_an_id_beside_those_of_its_requests() {
        JourneyTrace journey = JourneyTrace.of(42, "guest-checkout", 17);

        assertThat(journey.spanId()).isEqualTo("c578f0a1d82096c1").isNotEqualTo(journey.parentId("place-order"));
    }

    @Test
    void no_run_shares_its_trace_with_another_or_with_a_journey() {
        Set<String> traces = new TreeSet<>();
        for (String run : List.of("20260102-030405-drill", "20260102-030405-drill-2", "42/guest-checkout/17")) {
            traces.add(RunTrace.of(run).traceId());
        }
        traces.add(JourneyTrace.of(42, "guest-checkout", 17).traceId());

        assertThat(traces).hasSize(4);
    }
}
