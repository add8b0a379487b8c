package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.toxics.NetworkAttributes.ResetPeer;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The toxics that break a connection. */
class BrokenStagesTest {
    private final StageRig rig = new StageRig();

    @AfterEach
    void nothing_is_left() {
        assertThat(rig.unreleased()).isZero();
        assertThat(rig.line.heldBytes()).isZero();
    }

    @Nested
    class A_timeout {
        @Test
        void drops_everything_and_closes_when_it_is_over() {
            Toxic toxic = rig.install(new Timeout(100));
            rig.send(0, "a").send(1, "b").end(2).moveTo(99);
            assertThat(rig.line.closes()).isZero();
            assertThat(toxic.touched()).isEqualTo(1);
            rig.moveTo(100);
            assertThat(rig.line.closes()).isEqualTo(1);
            assertThat(rig.passed()).isEmpty();
        }

        @Test
        void counts_from_its_installation_even_on_an_idle_connection() {
            rig.moveTo(50);
            rig.install(new Timeout(100));
            rig.moveTo(149);
            assertThat(rig.line.closes()).isZero();
            rig.moveTo(150);
            assertThat(rig.line.closes()).isEqualTo(1);
        }

        @Test
        void of_zero_never_closes() {
            rig.install(new Timeout(0));
            rig.send(0, "a");
            assertThat(rig.line.pendingAlarms()).isZero();
            assertThat(rig.passed()).isEmpty();
        }

        @Test
        void that_is_changed_counts_anew() {
            Toxic toxic = rig.install(new Timeout(100));
            rig.moveTo(50);
            rig.update(toxic, new Timeout(100));
            rig.moveTo(149);
            assertThat(rig.line.closes()).isZero();
            rig.update(toxic, new Timeout(0));
            rig.moveTo(1000);
            assertThat(rig.line.closes()).isZero();
        }

        @Test
        void that_goes_closes_a_connection_that_has_lost_bytes() {
            Toxic toxic = rig.install(new Timeout(0));
            rig.send(0, "a").end(0);
            rig.remove(toxic);
            assertThat(rig.line.closes()).isEqualTo(1);
            assertThat(rig.passed()).isEmpty();
        }

        @Test
        void that_goes_leaves_an_idle_connection_as_it_was() {
            Toxic toxic = rig.install(new Timeout(100));
            rig.remove(toxic);
            rig.send(1, "a").moveTo(1000);
            assertThat(rig.line.closes()).isZero();
            assertThat(rig.passed()).containsExactly("a@1");
        }

        @Test
        void that_goes_passes_on_an_end_that_alone_was_held() {
            Toxic toxic = rig.install(new Timeout(100));
            rig.end(1).moveTo(2);
            assertThat(rig.passed()).isEmpty();
            rig.remove(toxic);
            assertThat(rig.passed()).containsExactly("end@2");
        }

        @Test
        void that_no_longer_applies_passes_on_an_end_that_alone_was_held() {
            Toxic toxic = rig.install(new Timeout(100));
            rig.end(1).moveTo(2);
            rig.update(toxic, new Timeout(100), 0);
            rig.moveTo(1000);
            assertThat(rig.passed()).containsExactly("end@2");
            rig.remove(toxic);
            assertThat(rig.passed()).isEmpty();
            assertThat(rig.line.closes()).isZero();
        }

        @Test
        void that_no_longer_applies_lets_nothing_follow_lost_bytes() {
            Toxic toxic = rig.install(new Timeout(100));
            rig.send(0, "a");
            rig.update(toxic, new Timeout(100), 0);
            rig.send(1, "b").end(2).moveTo(1000);
            rig.update(toxic, new Timeout(0), 0);
            assertThat(rig.passed()).isEmpty();
            assertThat(rig.line.closes()).isZero();
        }

        @Test
        void with_a_toxicity_of_zero_touches_nothing() {
            Toxic toxic = rig.install(new Timeout(100), 0);
            rig.send(0, "a").end(1).moveTo(1000);
            assertThat(rig.passed()).containsExactly("a@0", "end@1");
            assertThat(rig.line.closes()).isZero();
            assertThat(toxic.touched()).isZero();
        }

        @Test
        void ends_with_its_connection() {
            rig.install(new Timeout(100));
            rig.release();
            assertThat(rig.line.pendingAlarms()).isZero();
        }
    }

    @Nested
    class A_reset {
        @Test
        void comes_with_the_first_byte() {
            Toxic toxic = rig.install(new ResetPeer(0));
            rig.moveTo(100);
            assertThat(rig.line.resets()).isZero();
            assertThat(toxic.touched()).isZero();
            rig.send(100, "a");
            assertThat(rig.line.resets()).isEqualTo(1);
            assertThat(rig.passed()).isEmpty();
            assertThat(toxic.touched()).isEqualTo(1);
        }

        @Test
        void with_a_timeout_counts_from_the_first_byte_and_loses_all_after_it() {
            Toxic toxic = rig.install(new ResetPeer(100));
            rig.send(10, "a").send(50, "b").end(60).moveTo(109);
            assertThat(rig.line.resets()).isZero();
            rig.moveTo(110);
            assertThat(rig.line.resets()).isEqualTo(1);
            assertThat(rig.passed()).isEmpty();
            assertThat(toxic.touched()).isEqualTo(1);
        }

        @Test
        void leaves_the_end_of_an_idle_connection_alone() {
            rig.install(new ResetPeer(0));
            rig.end(1);
            assertThat(rig.passed()).containsExactly("end@1");
            assertThat(rig.line.resets()).isZero();
        }

        @Test
        void that_is_changed_counts_from_the_first_byte_still() {
            Toxic toxic = rig.install(new ResetPeer(1000));
            rig.update(toxic, new ResetPeer(500));
            rig.send(10, "a").moveTo(50);
            rig.update(toxic, new ResetPeer(100));
            rig.moveTo(109);
            assertThat(rig.line.resets()).isZero();
            rig.moveTo(2000);
            assertThat(rig.line.resets()).isEqualTo(1);
        }

        @Test
        void that_is_changed_to_zero_comes_at_once() {
            Toxic toxic = rig.install(new ResetPeer(1000));
            rig.send(10, "a").moveTo(50);
            rig.update(toxic, new ResetPeer(0));
            assertThat(rig.line.resets()).isEqualTo(1);
            assertThat(rig.line.pendingAlarms()).isZero();
        }

        @Test
        void that_goes_resets_a_connection_that_has_lost_bytes_at_once() {
            Toxic toxic = rig.install(new ResetPeer(1000));
            rig.send(10, "a");
            rig.remove(toxic);
            assertThat(rig.line.resets()).isEqualTo(1);
            rig.send(11, "b");
            rig.release();
        }

        @Test
        void that_goes_leaves_an_idle_connection_as_it_was() {
            Toxic toxic = rig.install(new ResetPeer(0));
            rig.remove(toxic);
            rig.send(1, "a");
            assertThat(rig.passed()).containsExactly("a@1");
            assertThat(rig.line.resets()).isZero();
        }

        @Test
        void with_a_toxicity_of_zero_touches_nothing() {
            Toxic toxic = rig.install(new ResetPeer(0), 0);
            rig.send(0, "a").end(1);
            assertThat(rig.passed()).containsExactly("a@0", "end@1");
            assertThat(toxic.touched()).isZero();
        }

        @Test
        void ends_with_its_connection() {
            rig.install(new ResetPeer(100));
            rig.send(0, "a");
            rig.release();
            assertThat(rig.line.pendingAlarms()).isZero();
        }
    }
}
