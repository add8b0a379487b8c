package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WireDemandTest {

    @Test
    void refusals_of_a_full_bulkhead_are_passed_over() {
        // At 4/s calls of 0.8 s are three or four at once; every fifth request is refused while they are.
        WireDemand demand = demand(ARun.of(StoreBehaviour.withoutBreaker().butDuring("slow", full()))
                .build());

        assertThat(demand.telling()).allMatch(WireRequest::hasCalled);
        assertThat(demand.unclear()).isGreaterThan(10);
    }

    @Test
    void refusals_with_room_to_spare_tell_of_a_breaker() {
        WireDemand demand = demand(ARun.sound().build());

        assertThat(demand.telling().stream().filter(WireRequest::isRefused)).hasSizeGreaterThan(50);
    }

    @Test
    void no_word_of_the_application_counts() {
        WireDemand told = demand(ARun.sound().build());
        WireDemand untold = demand(ARun.sound().samples(Samples::untold).build());

        assertThat(untold).isEqualTo(told);
    }

    @Test
    void an_error_without_a_call_is_no_refusal() {
        WireDemand demand = demand(
                ARun.of((phase, millis) -> StoreBehaviour.Reply.unanswered()).build());

        assertThat(demand.telling()).isEmpty();
    }

    @Test
    void who_was_under_way_when_another_called_is_not_surely_refused() {
        List<WireRequest> matched =
                WireMatching.match(List.of(request(0, 700), request(10, 900)), List.of(20_000L), Map.of());

        assertThat(matched).noneMatch(WireRequest::isRefused);
    }

    @Test
    void a_client_that_gave_up_may_have_left_its_call_behind() {
        Sample given = new Sample(
                "guest-checkout", "place-order", 0, 0, 0, 10_000_000, 0, Outcome.TIMED_OUT, "", "no answer in time");

        assertThat(WireMatching.match(List.of(given), List.of(5_000L), Map.of())
                        .get(0)
                        .mayEndAt())
                .isEqualTo(20_000_000);
    }

    @Test
    void a_call_goes_to_who_just_asked_and_of_these_to_who_takes_longest() {
        List<Sample> requests = List.of(request(0, 700), request(500, 515), request(503, 1_300));

        List<WireRequest> matched = WireMatching.match(requests, List.of(508_000L), Map.of());
        assertThat(matched.stream().map(WireRequest::hasCalled)).containsExactly(false, false, true);
    }

    @Test
    void a_call_ends_when_somebody_saw_it_end_and_else_with_its_request() {
        List<Sample> requests = List.of(request(0, 900), request(1_000, 3_000));
        List<Long> calls = List.of(5_000L, 1_005_000L);

        assertThat(WireMatching.match(requests, calls, Map.of(1_005_000L, 1_080_000L)).stream()
                        .map(WireRequest::endedAt))
                .containsExactly(900_000L, 1_080_000L);
    }

    @Test
    void a_retry_goes_to_who_has_called_already() {
        List<WireRequest> matched = WireMatching.match(
                List.of(request(0, 900), request(2_000, 2_100)), List.of(5_000L, 400_000L, 2_005_000L), Map.of());

        assertThat(matched.stream().map(request -> request.calls().size())).containsExactly(2, 1);
    }

    private static WireDemand demand(RunRecord run) {
        return Optional.ofNullable(WireDemand.of(run).get("advice")).orElseThrow();
    }

    private static StoreBehaviour full() {
        List<Long> refused = IntStream.range(0, 20)
                .mapToObj(i -> 1_000L + i * 1_250L - i * 1_250L % 250)
                .toList();
        return (phase, millis) -> refused.stream().anyMatch(at -> millis >= at && millis < at + 250)
                ? StoreBehaviour.Reply.refusedByBulkhead()
                : StoreBehaviour.Reply.timedOutFallback();
    }

    private static Sample request(long fromMillis, long toMillis) {
        return new Sample(
                "guest-checkout",
                "place-order",
                0,
                fromMillis * 1_000,
                fromMillis * 1_000,
                toMillis * 1_000,
                200,
                Outcome.OK,
                "",
                "");
    }
}
