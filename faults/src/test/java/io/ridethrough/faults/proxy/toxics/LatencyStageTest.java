package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.faults.proxy.toxics.Delay.Spread;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Latency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatencyStageTest {
    private final StageRig rig = new StageRig();

    @AfterEach
    void nothing_is_early_or_left() {
        assertThat(rig.isEarly()).isFalse();
        assertThat(rig.unreleased()).isZero();
        assertThat(rig.line.heldBytes()).isZero();
        assertThat(rig.line.pendingAlarms()).isZero();
    }

    @Test
    void each_chunk_is_late_by_the_latency() {
        Toxic toxic = rig.install(latency(100));
        rig.send(0, "a").send(30, "b").send(30, "c").moveTo(99);
        assertThat(rig.passed()).isEmpty();
        assertThat(rig.line.heldBytes()).isEqualTo(3 * (1 + 64));
        rig.moveTo(100);
        assertThat(rig.passed()).containsExactly("a@100");
        rig.moveTo(1000);
        assertThat(rig.passed()).containsExactly("b@130", "c@130");
        assertThat(toxic.touched()).isEqualTo(1);
    }

    @Test
    void the_end_is_late_as_well_and_comes_last() {
        rig.install(latency(100));
        rig.send(0, "a").end(10).moveTo(109);
        assertThat(rig.passed()).containsExactly("a@100");
        rig.moveTo(110);
        assertThat(rig.passed()).containsExactly("end@110");
    }

    @Test
    void two_stacked_latencies_deliver_exactly_their_sum() {
        rig.install(latency(100));
        rig.install(latency(100));
        rig.send(0, "a").send(7, "b").end(9).moveTo(1000);
        assertThat(rig.passed()).containsExactly("a@200", "b@207", "end@209");
    }

    @Test
    void a_timer_that_is_late_does_not_add_to_the_next_latency() {
        rig.install(latency(100));
        rig.install(latency(100));
        rig.send(0, "a");
        rig.line.hangUntil(130);
        rig.moveTo(130);
        rig.moveTo(1000);
        assertThat(rig.passed()).containsExactly("a@200");
    }

    @Test
    void an_update_counts_from_the_next_chunk_and_keeps_the_order() {
        Toxic toxic = rig.install(latency(100));
        rig.send(0, "a");
        rig.update(toxic, latency(10));
        rig.send(20, "b").moveTo(99);
        assertThat(rig.passed()).isEmpty();
        rig.moveTo(100);
        assertThat(rig.passed()).containsExactly("a@100", "b@100");
        rig.send(200, "c").moveTo(300);
        assertThat(rig.passed()).containsExactly("c@210");
    }

    @Test
    void removal_passes_on_at_once_what_was_held() {
        Toxic toxic = rig.install(latency(100));
        rig.send(0, "a").send(20, "b").end(30).moveTo(40);
        rig.remove(toxic);
        assertThat(rig.passed()).containsExactly("a@40", "b@40", "end@40");
    }

    @Test
    void release_gives_up_what_is_held() {
        rig.install(latency(100));
        rig.send(0, "a").end(20);
        rig.release();
        rig.moveTo(1000);
        assertThat(rig.passed()).isEmpty();
    }

    @Test
    void with_a_toxicity_of_zero_everything_passes_untouched() {
        Toxic toxic = rig.install(latency(100), 0);
        rig.send(5, "a").end(6);
        assertThat(rig.passed()).containsExactly("a@5", "end@6");
        assertThat(toxic.touched()).isZero();
        assertThat(rig.line.mostHeldBytes()).isZero();
    }

    @Test
    void a_toxicity_lowered_to_zero_lets_the_next_chunk_through_after_those_held() {
        Toxic toxic = rig.install(latency(100));
        rig.send(0, "a");
        rig.update(toxic, latency(100), 0);
        rig.send(10, "b").end(11);
        assertThat(rig.passed()).isEmpty();
        rig.moveTo(100);
        assertThat(rig.passed()).containsExactly("a@100", "b@100", "end@100");
        assertThat(toxic.touched()).isEqualTo(1);
    }

    @Test
    void every_exchange_is_touched_once() {
        Toxic toxic = rig.install(latency(1));
        rig.send(0, "a").send(1, "b");
        rig.line.nextExchange();
        rig.send(2, "c").send(3, "d").moveTo(10);
        assertThat(toxic.touched()).isEqualTo(2);
        assertThat(rig.passed()).hasSize(4);
    }

    @Test
    void jitter_of_zero_draws_nothing_and_sets_one_timer_for_many_chunks() {
        rig.install(latency(50));
        IntStream.range(0, 100).forEach(i -> rig.send(i / 10.0, "x"));
        assertThat(rig.line.pendingAlarms()).isEqualTo(1);
        rig.moveTo(1000);
        assertThat(rig.passed()).hasSize(100);
    }

    @Test
    void each_exchange_draws_a_delay_of_its_own() {
        rig.install(jitter(100, 100));
        double[] delays = IntStream.range(0, 4000)
                .mapToDouble(i -> {
                    rig.line.nextExchange();
                    rig.send(i * 300, "x");
                    rig.moveTo(i * 300 + 299);
                    return rig.passedMillis().get(i) - i * 300;
                })
                .toArray();
        assertThat(IntStream.range(0, 4000).filter(i -> delays[i] < 50).count()).isBetween(900L, 1100L);
        assertThat(IntStream.range(1, 4000)
                        .filter(i -> delays[i] < 100 && delays[i - 1] < 100)
                        .count())
                .as("two fast ones in a row, as of independent draws")
                .isBetween(900L, 1100L);
    }

    @Test
    void who_waits_for_each_answer_meets_the_mean_too() {
        rig.install(jitter(100, 100));
        int count = 4000;
        double nowMillis = 0;
        double sumMillis = 0;
        for (int i = 0; i < count; i++) {
            double askedMillis = nowMillis;
            rig.line.nextTurn();
            rig.send(askedMillis, "x");
            while (rig.passedMillis().size() == i) {
                nowMillis += 1;
                rig.moveTo(nowMillis);
            }
            sumMillis += rig.passedMillis().get(i) - askedMillis;
        }
        // Four standard deviations of the mean of 4000 even delays.
        assertThat(sumMillis / count).isCloseTo(100, within(3.7));
    }

    @Test
    void a_turn_while_something_is_held_begins_no_new_path() {
        rig.install(jitter(10_000, 5000));
        rig.send(0, "a");
        for (int i = 1; i < 50; i++) {
            rig.line.nextTurn();
            rig.send(i, "b");
        }
        rig.moveTo(100_000);
        double spreadMillis = rig.passedMillis().get(49) - rig.passedMillis().get(0);
        assertThat(spreadMillis).isBetween(32.0, 49.0);
    }

    @Test
    void an_update_of_jitter_counts_from_the_next_chunk() {
        Toxic toxic = rig.install(jitter(1000, 10));
        rig.send(0, "a").moveTo(2000);
        rig.update(toxic, jitter(100, 10));
        rig.send(2000, "b").moveTo(4000);
        assertThat(rig.passedMillis().get(0)).isBetween(990.0, 1010.0);
        assertThat(rig.passedMillis().get(1)).isBetween(2090.0, 2110.0);
    }

    @Test
    void the_same_seed_gives_the_same_delays_and_another_seed_others() {
        List<String> first = delaysOfSeed(3);
        assertThat(delaysOfSeed(3)).isEqualTo(first);
        assertThat(delaysOfSeed(4)).isNotEqualTo(first);
    }

    private static List<String> delaysOfSeed(long seed) {
        StageRig seeded = new StageRig(new FakeLine(seed));
        seeded.install(jitter(100, 100));
        IntStream.range(0, 100).forEach(i -> seeded.send(i * 31, "m" + i));
        seeded.moveTo(10_000);
        return seeded.passed();
    }

    private static Latency latency(long millis) {
        return jitter(millis, 0);
    }

    private static Latency jitter(long meanMillis, long jitterMillis) {
        return new Latency(new Delay(meanMillis, jitterMillis, Spread.UNIFORM, List.of()));
    }
}
