package io.ridethrough.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lease on a clock that stands still until it is moved. */
class LeaseTermTest {
    private static final long START_NANOS = -1_000_000;

    private final EmbeddedChannel timer = new EmbeddedChannel();
    private final List<Lease> lapsed = new ArrayList<>();
    private long nowNanos = START_NANOS;

    @BeforeEach
    void stop_the_clock() {
        timer.freezeTime();
    }

    @Test
    void lapses_once_when_its_term_is_over() {
        Lease lease = lease(Duration.ofMillis(100));
        lease.start();
        move(99);
        assertThat(lapsed).isEmpty();
        move(1);
        assertThat(lapsed).containsExactly(lease);
        move(1000);
        assertThat(lapsed).hasSize(1);
    }

    @Test
    void does_not_lapse_before_it_starts() {
        lease(Duration.ofMillis(100));
        move(1000);
        assertThat(lapsed).isEmpty();
    }

    @Test
    void renewal_starts_the_term_anew() {
        Lease lease = lease(Duration.ofMillis(100));
        lease.start();
        move(60);
        lease.renew();
        move(60);
        lease.renew();
        move(99);
        assertThat(lapsed).isEmpty();
        move(1);
        assertThat(lapsed).containsExactly(lease);
    }

    @Test
    void one_that_has_lapsed_is_not_renewed() {
        Lease lease = lease(Duration.ofMillis(100));
        lease.start();
        move(100);
        lease.renew();
        move(1000);
        assertThat(lapsed).hasSize(1);
    }

    @Test
    void one_that_was_ended_never_lapses() {
        Lease lease = lease(Duration.ofMillis(100));
        lease.start();
        move(50);
        lease.end();
        lease.renew();
        move(1000);
        assertThat(lapsed).isEmpty();
        assertThat(timer.hasPendingTasks()).isFalse();
    }

    @Test
    void one_that_was_ended_after_a_renewal_leaves_no_timer() {
        Lease lease = lease(Duration.ofMillis(100));
        lease.start();
        move(50);
        lease.renew();
        move(50);
        lease.end();
        assertThat(timer.runScheduledPendingTasks()).isEqualTo(-1);
        move(1000);
        assertThat(lapsed).isEmpty();
    }

    @Test
    void one_that_has_not_started_can_end() {
        Lease lease = lease(Duration.ofMillis(100));
        lease.end();
        move(1000);
        assertThat(lapsed).isEmpty();
    }

    @Test
    void one_that_is_ended_while_its_timer_is_late_does_not_lapse() {
        Lease lease = lease(Duration.ofMillis(100));
        lease.start();
        nowNanos += TimeUnit.MILLISECONDS.toNanos(200);
        lease.end();
        move(200);
        assertThat(lapsed).isEmpty();
    }

    @Test
    void a_timer_that_rings_early_waits_on() {
        Lease lease = lease(Duration.ofMillis(100));
        lease.start();
        timer.advanceTimeBy(100, TimeUnit.MILLISECONDS);
        nowNanos += TimeUnit.MILLISECONDS.toNanos(100) - 1;
        timer.runScheduledPendingTasks();
        assertThat(lapsed).isEmpty();
        timer.advanceTimeBy(1, TimeUnit.NANOSECONDS);
        nowNanos += 1;
        timer.runScheduledPendingTasks();
        assertThat(lapsed).containsExactly(lease);
    }

    @Test
    void a_timer_that_is_very_late_leaves_renewals_that_wait_a_moment() {
        Lease lease = lease(Duration.ofMillis(100));
        lease.start();
        move(300);
        assertThat(lapsed).isEmpty();
        lease.renew();
        move(99);
        assertThat(lapsed).isEmpty();
        move(1);
        assertThat(lapsed).containsExactly(lease);
    }

    @Test
    void a_timer_that_is_always_late_lets_it_lapse_all_the_same() {
        Lease lease = lease(Duration.ofMillis(100));
        lease.start();
        move(300);
        move(300);
        assertThat(lapsed).containsExactly(lease);
    }

    @Test
    void a_term_of_zero_never_lapses() {
        Lease lease = lease(Duration.ZERO);
        lease.start();
        lease.renew();
        move(1_000_000);
        assertThat(lapsed).isEmpty();
        lease.end();
    }

    private Lease lease(Duration term) {
        return new Lease(timer.eventLoop(), term, lapsed::add, () -> nowNanos);
    }

    private void move(long millis) {
        nowNanos += TimeUnit.MILLISECONDS.toNanos(millis);
        timer.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        timer.runScheduledPendingTasks();
    }
}
