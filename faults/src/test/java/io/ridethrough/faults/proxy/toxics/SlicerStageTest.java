package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Slicer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlicerStageTest {
    private final StageRig rig = new StageRig();

    @AfterEach
    void nothing_is_early_or_left() {
        assertThat(rig.isEarly()).isFalse();
        assertThat(rig.unreleased()).isZero();
        assertThat(rig.line.heldBytes()).isZero();
        assertThat(rig.line.pendingAlarms()).isZero();
    }

    @Test
    void a_chunk_leaves_in_slices_with_pauses_between_them() {
        Toxic toxic = rig.install(new Slicer(4, 0, 1000));
        rig.send(0, "0123456789").end(0);
        assertThat(rig.passed()).containsExactly("0123@0");
        assertThat(rig.line.heldBytes()).isEqualTo(6 + 64);
        rig.moveTo(0.999);
        assertThat(rig.passed()).isEmpty();
        rig.moveTo(100);
        assertThat(rig.passed()).containsExactly("4567@1", "89@2", "end@2");
        assertThat(toxic.touched()).isEqualTo(1);
    }

    @Test
    void without_a_pause_all_slices_leave_at_once() {
        rig.install(new Slicer(4, 0, 0));
        rig.send(3, "0123456789").end(3);
        assertThat(rig.passed()).containsExactly("0123@3", "4567@3", "89@3", "end@3");
    }

    @Test
    void the_next_chunk_waits_for_its_turn_and_a_pause() {
        rig.install(new Slicer(2, 0, 1000));
        rig.send(0, "abcd").send(0.5, "xyz").moveTo(100);
        assertThat(rig.passed()).containsExactly("ab@0", "cd@1", "xy@2", "z@3");
        rig.send(100, "k").send(100.5, "l").moveTo(200);
        assertThat(rig.passed()).containsExactly("k@100", "l@101");
    }

    @Test
    void a_timer_that_is_late_lets_nothing_through_early() {
        rig.install(new Slicer(2, 0, 1000));
        rig.send(0, "abcd");
        rig.line.hangUntil(10);
        rig.send("xyz");
        rig.moveTo(100);
        assertThat(rig.passed()).containsExactly("ab@0", "cd@1", "xy@10", "z@11");
    }

    @Test
    void an_end_after_a_late_timer_comes_in_its_own_time() {
        rig.install(new Slicer(2, 0, 1000));
        rig.send(0, "abcd");
        rig.line.hangUntil(10);
        rig.end(10);
        assertThat(rig.passed()).containsExactly("ab@0", "cd@1", "end@10");
    }

    @Test
    void slices_vary_evenly_about_the_average_and_lose_nothing() {
        rig.install(new Slicer(100, 30, 0));
        String text = IntStream.range(0, 100_000)
                .mapToObj(i -> Integer.toString(i % 10))
                .collect(Collectors.joining());
        rig.send(text);
        List<String> slices = rig.passed().stream()
                .map(word -> word.substring(0, word.indexOf('@')))
                .toList();
        assertThat(String.join("", slices)).isEqualTo(text);
        List<Integer> sizes = slices.subList(0, slices.size() - 1).stream()
                .map(String::length)
                .toList();
        assertThat(sizes).allMatch(size -> size >= 70 && size <= 130).contains(70, 130);
        assertThat(sizes.stream().mapToInt(size -> size).average().orElseThrow())
                .isCloseTo(100, within(2.0));
        assertThat(slices.get(slices.size() - 1)).hasSizeLessThanOrEqualTo(130);
    }

    @Test
    void a_chunk_no_longer_than_the_longest_slice_is_whole() {
        rig.install(new Slicer(4, 2, 1000));
        rig.send(0, "123456").moveTo(10);
        assertThat(rig.passed()).containsExactly("123456@0");
        rig.send(10, "1234567").moveTo(100);
        assertThat(rig.passed()).hasSize(2);
    }

    @Test
    void an_average_of_zero_cuts_nothing() {
        Toxic toxic = rig.install(new Slicer(0, 5, 1000));
        rig.send(0, "0123456789").send(0, "abc").end(0);
        assertThat(rig.passed()).containsExactly("0123456789@0", "abc@0", "end@0");
        assertThat(toxic.touched()).isZero();
        assertThat(rig.line.mostHeldBytes()).isZero();
    }

    @Test
    void a_variation_above_the_average_makes_no_empty_slices() {
        rig.install(new Slicer(2, 1_000_000_000, 0));
        rig.send(0, "0123456789");
        assertThat(rig.passed()).containsExactly("0123456789@0");
        Toxic wide = rig.install(new Slicer(3, 3, 0));
        rig.send(0, "x".repeat(5000));
        assertThat(rig.passed()).allMatch(word -> word.startsWith("x"));
        rig.remove(wide);
    }

    @Test
    void an_update_changes_the_next_slice_and_the_pause_before_it() {
        Toxic toxic = rig.install(new Slicer(2, 0, 10_000));
        rig.send(0, "abcdefgh").moveTo(1);
        rig.update(toxic, new Slicer(3, 0, 2000));
        rig.moveTo(100);
        assertThat(rig.passed()).containsExactly("ab@0", "cde@2", "fgh@4");
    }

    @Test
    void an_update_without_traffic_changes_nothing() {
        Toxic toxic = rig.install(new Slicer(2, 0, 10_000));
        rig.update(toxic, new Slicer(3, 0, 2000));
        rig.send(5, "abcd").moveTo(100);
        assertThat(rig.passed()).containsExactly("abc@5", "d@7");
    }

    @Test
    void an_update_to_cut_nothing_passes_on_all_that_waits_once() {
        Toxic toxic = rig.install(new Slicer(2, 0, 10_000));
        rig.send(0, "abcdef").end(0).moveTo(1);
        rig.update(toxic, new Slicer(0, 0, 0));
        rig.moveTo(100);
        assertThat(rig.passed()).containsExactly("ab@0", "cdef@1", "end@1");
        rig.remove(toxic);
        assertThat(rig.passed()).isEmpty();
    }

    @Test
    void removal_passes_on_what_is_left() {
        Toxic toxic = rig.install(new Slicer(2, 0, 10_000));
        rig.send(0, "abcdef").send(0, "xyz").end(0).moveTo(1);
        rig.remove(toxic);
        assertThat(rig.passed()).containsExactly("ab@0", "cdef@1", "xyz@1", "end@1");
    }

    @Test
    void release_gives_up_what_is_left() {
        rig.install(new Slicer(2, 0, 10_000));
        rig.send(0, "abcdef").send(0, "xyz").end(0);
        rig.release();
        rig.moveTo(100);
        assertThat(rig.passed()).containsExactly("ab@0");
    }

    @Test
    void with_a_toxicity_of_zero_everything_passes_untouched() {
        Toxic toxic = rig.install(new Slicer(2, 0, 1000), 0);
        rig.send(0, "abcdef").end(0);
        assertThat(rig.passed()).containsExactly("abcdef@0", "end@0");
        assertThat(toxic.touched()).isZero();
    }

    @Test
    void the_same_seed_cuts_the_same() {
        assertThat(slicesOfSeed(1)).isEqualTo(slicesOfSeed(1)).isNotEqualTo(slicesOfSeed(2));
    }

    private static List<String> slicesOfSeed(long seed) {
        StageRig seeded = new StageRig(new FakeLine(seed));
        seeded.install(new Slicer(10, 5, 0));
        seeded.send("0123456789".repeat(30));
        return seeded.passed();
    }
}
