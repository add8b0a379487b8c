package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemandMatchingTest {

    @Test
    void an_attempt_belongs_to_the_request_that_holds_it() {
        DemandMatching matching =
                DemandMatching.match(List.of(request(0, 100), request(200, 300)), attempts(10, 210, 220));

        assertThat(matching.attempts()).containsExactly(1, 2);
        assertThat(matching.unmatched()).isEmpty();
    }

    @Test
    void of_overlapping_requests_each_gets_an_attempt_before_one_gets_two() {
        DemandMatching matching = DemandMatching.match(
                List.of(request(0, 500), request(50, 400), request(60, 600)), attempts(70, 80, 90));

        assertThat(matching.attempts()).containsExactly(1, 1, 1);
    }

    @Test
    void the_request_that_ends_first_is_served_first() {
        DemandMatching matching = DemandMatching.match(List.of(request(0, 900), request(10, 100)), attempts(50, 500));

        assertThat(matching.attempts()).containsExactly(1, 1);
    }

    @Test
    void a_request_that_was_shut_out_does_not_take_the_attempt_of_a_probe_beside_it() {
        List<Sample> requests = List.of(
                request(0, 50, "fallback; reason=open"),
                request(10, 300, "model"),
                request(400, 450, "fallback; reason=open"));

        assertThat(DemandMatching.match(requests, attempts(20)).attempts()).containsExactly(0, 1, 0);
        assertThat(DemandMatching.match(requests, attempts(20, 410)).attempts()).containsExactly(0, 1, 1);
    }

    @Test
    void a_refusal_without_a_word_does_not_take_the_attempt_of_an_answer_beside_it() {
        List<Sample> requests = List.of(request(0, 50), request(10, 300, "model"), request(20, 60));

        assertThat(DemandMatching.match(requests, attempts(30)).attempts()).containsExactly(0, 1, 0);
        assertThat(DemandMatching.match(requests, attempts(30, 40)).attempts()).containsExactly(1, 1, 0);
    }

    @Test
    void attempts_in_any_order_give_the_same() {
        DemandMatching matching =
                DemandMatching.match(List.of(request(0, 100), request(200, 300)), attempts(220, 10, 210));

        assertThat(matching.attempts()).containsExactly(1, 2);
    }

    @Test
    void an_attempt_within_no_request_stays_unmatched() {
        DemandMatching matching = DemandMatching.match(List.of(request(0, 100)), attempts(150));

        assertThat(matching.attempts()).containsExactly(0);
        assertThat(matching.unmatched()).hasSize(1);
    }

    @Test
    void a_clock_in_whole_milliseconds_does_not_lose_an_attempt() {
        DemandMatching matching =
                DemandMatching.match(List.of(request(10, 20)), List.of(new Attempt(9_300, "inference", "advice")));

        assertThat(matching.attempts()).containsExactly(1);
    }

    private static Sample request(long fromMillis, long toMillis) {
        return request(fromMillis, toMillis, "");
    }

    private static Sample request(long fromMillis, long toMillis, String inference) {
        return new Sample(
                "guest-checkout",
                "place-order",
                (int) fromMillis,
                fromMillis * 1000,
                fromMillis * 1000,
                toMillis * 1000,
                200,
                Outcome.OK,
                inference,
                "");
    }

    private static List<Attempt> attempts(long... millis) {
        return Arrays.stream(millis)
                .mapToObj(at -> new Attempt(at * 1000, "inference", "advice"))
                .toList();
    }
}
