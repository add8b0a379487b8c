package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Bandwidth;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.LimitData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitDataStageTest {
    private final StageRig rig = new StageRig();

    @AfterEach
    void nothing_is_left() {
        assertThat(rig.unreleased()).isZero();
        assertThat(rig.line.closes() + rig.line.resets()).isZero();
    }

    @Test
    void exactly_the_limit_passes_and_then_the_end() {
        Toxic toxic = rig.install(new LimitData(7));
        rig.send(0, "01234");
        assertThat(toxic.touched()).isZero();
        rig.send(1, "56789").send(2, "more").end(3);
        assertThat(rig.passed()).containsExactly("01234@0", "56@1", "end@1");
        assertThat(toxic.touched()).isEqualTo(1);
    }

    @Test
    void a_limit_met_exactly_ends_at_once() {
        rig.install(new LimitData(5));
        rig.send(0, "01234");
        assertThat(rig.passed()).containsExactly("01234@0", "end@0");
    }

    @Test
    void a_limit_of_zero_ends_at_the_first_byte() {
        Toxic toxic = rig.install(new LimitData(0));
        assertThat(rig.passed()).isEmpty();
        rig.send(4, "a").send(5, "b");
        assertThat(rig.passed()).containsExactly("end@4");
        assertThat(toxic.touched()).isEqualTo(1);
    }

    @Test
    void an_end_before_the_limit_passes() {
        Toxic toxic = rig.install(new LimitData(5));
        rig.send(0, "0123").end(1);
        assertThat(rig.passed()).containsExactly("0123@0", "end@1");
        assertThat(toxic.touched()).isZero();
    }

    @Test
    void the_count_survives_updates() {
        Toxic toxic = rig.install(new LimitData(5));
        rig.send(0, "0123");
        rig.update(toxic, new LimitData(6));
        rig.send(1, "4567");
        assertThat(rig.passed()).containsExactly("0123@0", "45@1", "end@1");
    }

    @Test
    void a_limit_lowered_below_the_count_ends_at_the_next_byte() {
        Toxic toxic = rig.install(new LimitData(50));
        rig.send(0, "0123");
        rig.update(toxic, new LimitData(2));
        rig.send(1, "4");
        assertThat(rig.passed()).containsExactly("0123@0", "end@1");
    }

    @Test
    void bytes_that_it_does_not_apply_to_are_not_counted() {
        Toxic toxic = rig.install(new LimitData(3), 0);
        rig.send(0, "0123456");
        rig.update(toxic, new LimitData(3), 1);
        rig.send(1, "abcd");
        assertThat(rig.passed()).containsExactly("0123456@0", "abc@1", "end@1");
    }

    @Test
    void what_has_passed_is_delivered_by_the_toxics_that_follow() {
        rig.install(new LimitData(5));
        Toxic thin = rig.install(new Bandwidth(1));
        rig.send(0, "0123456").moveTo(100);
        assertThat(rig.passed()).containsExactly("01234@5", "end@5");
        rig.remove(thin);
    }

    @Test
    void nothing_follows_the_end_even_when_the_toxic_is_gone() {
        Toxic toxic = rig.install(new LimitData(2));
        rig.send(0, "abc");
        rig.remove(toxic);
        Toxic later = rig.install(new Bandwidth(1));
        rig.remove(later);
        rig.send(1, "d").end(2);
        assertThat(rig.passed()).containsExactly("ab@0", "end@0");
        rig.release();
    }

    @Test
    void removal_before_the_limit_lets_everything_pass() {
        Toxic toxic = rig.install(new LimitData(2));
        rig.send(0, "a");
        rig.remove(toxic);
        rig.send(1, "bcd").end(2);
        assertThat(rig.passed()).containsExactly("a@0", "bcd@1", "end@2");
    }
}
