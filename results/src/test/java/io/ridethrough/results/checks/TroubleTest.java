package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private static final Window GARBAGE = new Window("garbled", 0, 10_000, 20_000);
    private static final Trouble TROUBLE = new Trouble(500, Set.of(7_000L), List.of(GARBAGE));

    @Test
    void a_call_that_ended_well_opens_nothing() {
        assertThat(TROUBLE.isOf(call(1_000, 1_499, true, WireRequest.Ending.ANSWERED)))
                .isFalse();
    }

    @Test
    void a_slow_call_can_open_a_breaker() {
        assertThat(TROUBLE.isOf(call(1_000, 1_500, true, WireRequest.Ending.ANSWERED)))
                .isTrue();
    }

    @Test
    void so_can_one_that_a_recorder_saw_fail() {
        assertThat(TROUBLE.isOf(call(7_000, 7_100, true, WireRequest.Ending.ANSWERED)))
                .isTrue();
    }

    @Test
    void so_can_one_whose_client_had_an_error_or_nothing() {
        assertThat(TROUBLE.isOf(call(1_000, 1_100, true, WireRequest.Ending.ERROR)))
                .isTrue();
        assertThat(TROUBLE.isOf(call(1_000, 1_100, true, WireRequest.Ending.WITHOUT_AN_ANSWER)))
                .isTrue();
    }

    @Test
    void so_can_one_of_which_nobody_saw_how_it_ended() {
        assertThat(TROUBLE.isOf(call(1_000, 1_100, false, WireRequest.Ending.ANSWERED)))
                .isTrue();
    }

    @Test
    void so_can_one_that_a_live_fault_may_have_garbled() {
        assertThat(TROUBLE.isOf(call(9_900, 10_000, true, WireRequest.Ending.ANSWERED)))
                .isTrue();
        assertThat(TROUBLE.isOf(call(9_900, 9_999, true, WireRequest.Ending.ANSWERED)))
                .isFalse();
        assertThat(TROUBLE.isOf(call(20_000, 20_100, true, WireRequest.Ending.ANSWERED)))
                .isFalse();
    }

    @Test
    void a_request_without_a_call_opens_nothing() {
        WireRequest refused = new WireRequest(0, 0, 9_000, true, List.of(), WireRequest.Ending.ERROR, false, false);

        assertThat(TROUBLE.isOf(refused)).isFalse();
    }

    private static WireRequest call(long at, long endedAt, boolean isEndSeen, WireRequest.Ending ending) {
        return new WireRequest(at, at, endedAt, isEndSeen, List.of(at), ending, true, false);
    }
}
