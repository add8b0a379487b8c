package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.BreakerStates.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records written by hand, in milliseconds: what each lets one say of a breaker. */
class WireBreakerTest {
    private final List<WireRequest> requests = new ArrayList<>();

    @Test
    void a_breaker_opens_when_the_last_failing_call_has_ended_and_not_when_somebody_asks_next() {
        called(0, 100).called(200, 1_000).refused(1_900).refused(2_100);

        assertThat(read(3_000)).containsExactly(closed(0, 1_000), open(1_000, 3_000));
    }

    @Test
    void of_several_calls_that_end_in_between_the_middle_one_is_taken() {
        called(0, 1_000).called(100, 1_200).called(200, 1_400).refused(1_900).refused(2_100);

        assertThat(read(3_000)).containsExactly(closed(0, 1_200), open(1_200, 3_000));
    }

    @Test
    void a_single_refusal_among_calls_opens_nothing() {
        called(0, 100).called(200, 300).refused(400).called(600, 700).called(800, 900);

        assertThat(read(1_000)).containsExactly(closed(0, 1_000));
    }

    @Test
    void probes_that_are_refused_again_are_half_open_until_the_last_of_them_has_ended() {
        opened().called(5_000, 5_800)
                .called(5_200, 6_000)
                .refused(5_500)
                .refused(6_300)
                .refused(6_800);

        assertThat(read(7_000))
                .containsExactly(
                        closed(0, 100),
                        open(100, 5_000),
                        new Span(BreakerState.HALF_OPEN, 5_000_000, 6_000_000),
                        open(6_000, 7_000));
    }

    @Test
    void it_closes_when_as_many_calls_have_ended_as_probes_were_let_through_before() {
        opened().called(5_000, 5_800).called(5_200, 6_000).refused(6_300).refused(6_500);
        called(10_000, 10_100).called(10_300, 10_400).called(10_600, 10_700).called(10_900, 11_000);

        assertThat(read(12_000))
                .endsWith(
                        open(6_000, 10_000),
                        new Span(BreakerState.HALF_OPEN, 10_000_000, 10_400_000),
                        closed(10_400, 12_000));
    }

    @Test
    void whoever_is_refused_while_probes_are_under_way_says_nothing_of_what_comes_after() {
        opened().called(5_000, 5_800).called(5_200, 6_000).refused(6_300).refused(6_500);
        called(10_000, 10_400)
                .called(10_100, 10_500)
                .refused(10_200)
                .refused(10_300)
                .called(10_900, 11_000);

        assertThat(read(12_000))
                .endsWith(new Span(BreakerState.HALF_OPEN, 10_000_000, 10_500_000), closed(10_500, 12_000));
    }

    @Test
    void a_breaker_that_flaps_is_read_each_time() {
        called(0, 100).refused(300).refused(500);
        for (int i = 1; i <= 3; i++) {
            int at = i * 5_000;
            called(at, at + 100).refused(at + 200).refused(at + 400);
        }

        assertThat(read(16_000))
                .extracting(Span::state)
                .filteredOn(state -> state == BreakerState.HALF_OPEN)
                .hasSize(3);
        assertThat(read(16_000))
                .filteredOn(span -> span.state() == BreakerState.CLOSED)
                .hasSize(1);
    }

    @Test
    void bursts_of_changing_length_are_of_a_breaker_that_closed_in_between() {
        called(0, 100).refused(300).refused(500);
        int at = 5_000;
        for (int calls : List.of(7, 5, 6)) {
            for (int i = 0; i < calls; i++) {
                called(at + 100 * i, at + 100 * i + 50);
            }
            refused(at + 900).refused(at + 1_100);
            at += 5_000;
        }

        assertThat(read(21_000))
                .filteredOn(span -> span.state() == BreakerState.HALF_OPEN)
                .allSatisfy(span -> assertThat(span.to() - span.from()).isEqualTo(50_000));
    }

    @Test
    void what_lies_in_a_cut_is_unknown_until_somebody_asks_after_it() {
        called(0, 100).called(900, 1_000).refused(6_100).refused(6_200).called(9_000, 9_100);
        Window cut = new Window("down", 0, 1_500_000, 6_000_000);

        assertThat(read(10_000, cut))
                .startsWith(closed(0, 1_500), new Span(BreakerState.UNKNOWN, 1_500_000, 6_100_000), open(6_100, 9_000));
    }

    @Test
    void a_cut_at_the_end_is_as_dark() {
        called(0, 100).called(900, 1_000);

        assertThat(read(3_000, new Window("down", 0, 1_500_000, 3_000_000)))
                .containsExactly(closed(0, 1_500), new Span(BreakerState.UNKNOWN, 1_500_000, 3_000_000));
    }

    @Test
    void nothing_is_known_of_a_long_silence() {
        called(0, 100).called(500, 600).called(9_000, 9_100);

        assertThat(read(10_000)).contains(new Span(BreakerState.UNKNOWN, 500_000, 9_100_000));
    }

    @Test
    void a_call_may_have_opened_it_of_which_nobody_asks_for_two_seconds() {
        called(0, 100).called(500, 1_300).called(3_000, 3_100).called(3_500, 3_600);

        assertThat(read(5_000))
                .containsExactly(
                        closed(0, 500), new Span(BreakerState.UNKNOWN, 500_000, 3_100_000), closed(3_100, 5_000));
    }

    @Test
    void an_open_one_stays_open_until_somebody_calls() {
        opened().called(8_000, 8_100);

        assertThat(read(8_100)).startsWith(closed(0, 100), open(100, 8_000));
    }

    @Test
    void where_no_call_ended_badly_refusals_are_answers_that_were_kept() {
        called(0, 100).calledWell(200, 300).refused(400).refused(500).refused(900);
        calledWell(2_000, 2_100).calledWell(2_500, 2_600);

        assertThat(read(3_100))
                .containsExactly(
                        closed(0, 400), new Span(BreakerState.UNKNOWN, 400_000, 2_100_000), closed(2_100, 3_100));
    }

    @Test
    void nor_do_calls_that_are_still_under_way_open_it_if_they_end_well() {
        calledWell(0, 1_000).refused(100).refused(200);

        assertThat(read(900)).containsExactly(closed(0, 100), new Span(BreakerState.UNKNOWN, 100_000, 900_000));
    }

    @Test
    void one_call_of_several_that_ended_badly_is_enough() {
        calledWell(0, 1_000)
                .called(100, 1_200)
                .calledWell(200, 1_400)
                .refused(1_900)
                .refused(2_100);

        assertThat(read(3_000)).containsExactly(closed(0, 1_200), open(1_200, 3_000));
    }

    @Test
    void without_a_request_it_is_closed_as_it_was() {
        assertThat(read(3_000)).containsExactly(closed(0, 3_000));
    }

    private List<Span> read(long toMillis, Window... cuts) {
        List<WireRequest> inOrder = requests.stream()
                .sorted(Comparator.comparingLong(WireRequest::askedAt))
                .toList();
        return WireBreaker.read(new WireDemand(inOrder, 0, List.of(cuts)), 0, toMillis * 1_000)
                .spans();
    }

    private WireBreakerTest opened() {
        return called(0, 100).refused(300).refused(500).refused(4_500);
    }

    private WireBreakerTest called(long atMillis, long endedMillis) {
        return add(atMillis, endedMillis, List.of(atMillis * 1_000), true);
    }

    private WireBreakerTest calledWell(long atMillis, long endedMillis) {
        return add(atMillis, endedMillis, List.of(atMillis * 1_000), false);
    }

    private WireBreakerTest refused(long atMillis) {
        return add(atMillis, atMillis + 10, List.of(), false);
    }

    private WireBreakerTest add(long atMillis, long endedMillis, List<Long> calls, boolean mayOpen) {
        requests.add(new WireRequest(
                atMillis * 1_000,
                atMillis * 1_000,
                endedMillis * 1_000,
                false,
                calls,
                WireRequest.Ending.ANSWERED,
                !calls.isEmpty(),
                mayOpen));
        return this;
    }

    private static Span closed(long fromMillis, long toMillis) {
        return new Span(BreakerState.CLOSED, fromMillis * 1_000, toMillis * 1_000);
    }

    private static Span open(long fromMillis, long toMillis) {
        return new Span(BreakerState.OPEN, fromMillis * 1_000, toMillis * 1_000);
    }
}
