package io.ridethrough.results.capacity.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErlangCTest {
    @Test
    void one_server_is_the_queue_of_every_textbook() {
        ErlangC queue = new ErlangC(1, 1);

        assertThat(queue.waits(0.7)).isCloseTo(0.7, within(1e-12));
        // The response of M/M/1 is exponential with μ − rate.
        assertThat(queue.response(0.7, 0.95)).isCloseTo(-Math.log(0.05) / 0.3, within(1e-6));
        assertThat(queue.capacity(0.95, 10)).isCloseTo(1 + Math.log(0.05) / 10, within(1e-9));
    }

    @Test
    void a_tabled_probability_of_waiting() {
        // Two servers, one erlang: 1/3.
        assertThat(new ErlangC(2, 1).waits(1)).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void where_both_rates_are_equal_the_limit_is_taken() {
        ErlangC queue = new ErlangC(3, 2);

        assertThat(queue.responseBeyond(1, 3)).isCloseTo(queue.responseBeyond(1 + 1e-5, 3), within(1e-4));
        assertThat(queue.responseBeyond(1, 3)).isCloseTo(queue.responseBeyond(1 - 1e-5, 3), within(1e-4));
    }

    @Test
    void a_limit_below_a_service_alone_has_no_rate() {
        assertThat(new ErlangC(8, 1).capacity(0.95, 2.9)).isLessThan(1e-9);
        assertThat(new ErlangC(8, 1).capacity(0.95, 3.1)).isGreaterThan(1);
    }

    @Test
    void saturation_is_refused() {
        assertThatThrownBy(() -> new ErlangC(2, 1).waits(2)).isInstanceOf(IllegalArgumentException.class);
    }
}
