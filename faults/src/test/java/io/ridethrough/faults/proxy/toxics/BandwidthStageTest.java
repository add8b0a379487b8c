package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Bandwidth;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BandwidthStageTest {
    private final StageRig rig = new StageRig();

    @AfterEach
    void nothing_is_early_or_left() {
        assertThat(rig.isEarly()).isFalse();
        assertThat(rig.unreleased()).isZero();
        assertThat(rig.line.heldBytes()).isZero();
        assertThat(rig.line.pendingAlarms()).isZero();
    }

    @Test
    void a_chunk_leaves_when_its_last_byte_is_through() {
        Toxic toxic = rig.install(new Bandwidth(1));
        rig.send(0, "0123456789").moveTo(9.999);
        assertThat(rig.passed()).isEmpty();
        assertThat(rig.line.heldBytes()).isEqualTo(10);
        rig.moveTo(10);
        assertThat(rig.passed()).containsExactly("0123456789@10");
        assertThat(toxic.touched()).isEqualTo(1);
    }

    @Test
    void a_large_chunk_trickles_in_slices_of_twenty_milliseconds() {
        rig.install(new Bandwidth(1));
        rig.send(0, "a".repeat(20) + "b".repeat(20) + "c".repeat(5)).end(0).moveTo(1000);
        assertThat(rig.passed()).containsExactly("a".repeat(20) + "@20", "b".repeat(20) + "@40", "ccccc@45", "end@45");
    }

    @Test
    void chunks_wait_for_those_before_them() {
        rig.install(new Bandwidth(1));
        rig.send(0, "0123456789").send(5, "abcde").moveTo(1000);
        assertThat(rig.passed()).containsExactly("0123456789@10", "abcde@15");
    }

    @Test
    void time_without_traffic_is_not_saved_up() {
        rig.install(new Bandwidth(1));
        rig.send(500, "0123456789").moveTo(509);
        assertThat(rig.passed()).isEmpty();
        rig.moveTo(600);
        assertThat(rig.passed()).containsExactly("0123456789@510");
    }

    @Test
    void a_timer_that_is_late_lets_nothing_through_early() {
        rig.install(new Bandwidth(1));
        rig.send(0, "0123456789");
        rig.line.hangUntil(40);
        rig.send("abcde");
        assertThat(rig.passed()).containsExactly("0123456789@10");
        rig.moveTo(44);
        assertThat(rig.passed()).isEmpty();
        rig.moveTo(45);
        assertThat(rig.passed()).containsExactly("abcde@45");
    }

    @Test
    void an_end_after_a_late_timer_comes_in_its_own_time() {
        rig.install(new Bandwidth(1));
        rig.send(0, "0123456789");
        rig.line.hangUntil(40);
        rig.end(40);
        assertThat(rig.passed()).containsExactly("0123456789@10", "end@40");
    }

    @Test
    void small_chunks_share_a_buffer_and_lose_nothing() {
        rig.install(new Bandwidth(1));
        rig.send(0, "a".repeat(25));
        String rest = "bcdefghijklmnopqrstuvwxyz";
        rest.chars().forEach(letter -> rig.send(Character.toString(letter)));
        rig.end(0).moveTo(1000);
        assertThat(rig.passed().stream()
                        .map(word -> word.substring(0, word.indexOf('@')))
                        .collect(Collectors.joining()))
                .isEqualTo("a".repeat(25) + rest + "end");
        assertThat(rig.passedMillis()).endsWith(50.0, 50.0);
    }

    @Test
    void a_rate_of_zero_stalls_until_it_changes() {
        Toxic toxic = rig.install(new Bandwidth(0));
        rig.send(0, "0123456789").end(1).moveTo(100_000);
        assertThat(rig.passed()).isEmpty();
        rig.update(toxic, new Bandwidth(2));
        rig.moveTo(200_000);
        assertThat(rig.passed()).containsExactly("0123456789@100005", "end@100005");
    }

    @Test
    void a_new_rate_counts_from_the_update() {
        Toxic toxic = rig.install(new Bandwidth(1));
        rig.send(0, "0123456789").moveTo(9);
        rig.update(toxic, new Bandwidth(10));
        rig.moveTo(100);
        assertThat(rig.passed()).containsExactly("0123456789@10");
        rig.send(200, "0123456789");
        rig.update(toxic, new Bandwidth(1));
        rig.moveTo(300);
        assertThat(rig.passed()).containsExactly("0123456789@210");
    }

    @Test
    void an_update_without_traffic_changes_nothing() {
        Toxic toxic = rig.install(new Bandwidth(1));
        rig.update(toxic, new Bandwidth(2));
        rig.send(100, "0123456789").moveTo(200);
        assertThat(rig.passed()).containsExactly("0123456789@105");
    }

    @Test
    void removal_passes_on_at_once_what_waits() {
        Toxic toxic = rig.install(new Bandwidth(1));
        rig.send(0, "a".repeat(30)).end(1).moveTo(5);
        rig.remove(toxic);
        assertThat(rig.passed()).containsExactly("a".repeat(20) + "@5", "a".repeat(10) + "@5", "end@5");
    }

    @Test
    void release_gives_up_what_waits() {
        rig.install(new Bandwidth(1));
        rig.send(0, "a".repeat(30)).send(0, "b".repeat(300)).end(1);
        rig.release();
        rig.moveTo(1000);
        assertThat(rig.passed()).isEmpty();
    }

    @Test
    void with_a_toxicity_of_zero_everything_passes_untouched() {
        Toxic toxic = rig.install(new Bandwidth(1), 0);
        rig.send(5, "a").end(6);
        assertThat(rig.passed()).containsExactly("a@5", "end@6");
        assertThat(toxic.touched()).isZero();
    }

    @Test
    void a_toxicity_lowered_to_zero_lets_all_that_waits_go() {
        Toxic toxic = rig.install(new Bandwidth(1));
        rig.send(0, "a".repeat(30)).moveTo(5);
        rig.update(toxic, new Bandwidth(1), 0);
        rig.moveTo(5);
        assertThat(rig.passed()).containsExactly("a".repeat(20) + "@5", "a".repeat(10) + "@5");
        rig.send(6, "b");
        assertThat(rig.passed()).containsExactly("b@6");
        assertThat(toxic.touched()).isEqualTo(1);
    }
}
