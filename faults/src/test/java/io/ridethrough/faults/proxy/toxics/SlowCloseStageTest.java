package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.toxics.NetworkAttributes.SlowClose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowCloseStageTest {
    private final StageRig rig = new StageRig();

    @AfterEach
    void nothing_is_early_or_left() {
        assertThat(rig.isEarly()).isFalse();
        assertThat(rig.unreleased()).isZero();
        assertThat(rig.line.pendingAlarms()).isZero();
    }

    @Test
    void bytes_pass_at_once_and_the_end_later() {
        Toxic toxic = rig.install(new SlowClose(100));
        rig.send(0, "a").send(10, "b");
        assertThat(toxic.touched()).isZero();
        rig.end(20).moveTo(119);
        assertThat(rig.passed()).containsExactly("a@0", "b@10");
        rig.moveTo(120);
        assertThat(rig.passed()).containsExactly("end@120");
        assertThat(toxic.touched()).isEqualTo(1);
    }

    @Test
    void a_changed_delay_counts_from_the_end() {
        Toxic toxic = rig.install(new SlowClose(100));
        rig.end(0).moveTo(50);
        rig.update(toxic, new SlowClose(200));
        rig.moveTo(199);
        assertThat(rig.passed()).isEmpty();
        rig.update(toxic, new SlowClose(1));
        rig.moveTo(500);
        assertThat(rig.passed()).containsExactly("end@1");
    }

    @Test
    void a_toxicity_lowered_to_zero_ends_at_once() {
        Toxic toxic = rig.install(new SlowClose(100));
        rig.end(0).moveTo(50);
        rig.update(toxic, new SlowClose(100), 0);
        rig.moveTo(500);
        assertThat(rig.passed()).containsExactly("end@50");
    }

    @Test
    void removal_ends_at_once_and_loses_no_end() {
        Toxic toxic = rig.install(new SlowClose(100));
        rig.end(0).moveTo(50);
        rig.remove(toxic);
        rig.moveTo(500);
        assertThat(rig.passed()).containsExactly("end@50");
    }

    @Test
    void removal_and_updates_without_an_end_make_none() {
        Toxic toxic = rig.install(new SlowClose(100));
        rig.update(toxic, new SlowClose(10));
        rig.send(1, "a");
        rig.remove(toxic);
        rig.end(2);
        assertThat(rig.passed()).containsExactly("a@1", "end@2");
    }

    @Test
    void after_the_end_has_passed_neither_update_nor_removal_repeats_it() {
        Toxic toxic = rig.install(new SlowClose(100));
        rig.end(0).moveTo(100);
        rig.update(toxic, new SlowClose(10));
        rig.remove(toxic);
        rig.moveTo(500);
        assertThat(rig.passed()).containsExactly("end@100");
    }

    @Test
    void release_forgets_the_end() {
        rig.install(new SlowClose(100));
        rig.end(0);
        rig.release();
        rig.moveTo(500);
        assertThat(rig.passed()).isEmpty();
    }

    @Test
    void with_a_toxicity_of_zero_the_end_passes_untouched() {
        Toxic toxic = rig.install(new SlowClose(100), 0);
        rig.end(5);
        assertThat(rig.passed()).containsExactly("end@5");
        assertThat(toxic.touched()).isZero();
    }
}
