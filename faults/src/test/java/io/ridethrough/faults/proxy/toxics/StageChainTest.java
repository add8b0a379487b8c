package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.ridethrough.faults.proxy.toxics.Delay.Spread;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.MalformedJson;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Latency;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.LimitData;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.SlowClose;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Timeout;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StageChainTest {
    private final StageRig rig = new StageRig();

    @Test
    void without_toxics_everything_passes_at_once() {
        rig.send(3, "a").end(4);
        assertThat(rig.passed()).containsExactly("a@3", "end@4");
    }

    @Test
    void toxics_apply_in_their_order() {
        rig.install(new LimitData(2));
        rig.install(latency(100));
        rig.send(0, "abc").moveTo(1000);
        assertThat(rig.passed()).containsExactly("ab@100", "end@100");
    }

    @Test
    void toxics_of_the_other_direction_and_of_exchanges_make_no_stage() {
        StageChain chain = new StageChain(rig.line, Direction.UPSTREAM, Nowhere.INSTANCE);
        chain.follow(List.of(
                new Toxic("down", Direction.DOWNSTREAM, new Timeout(100), 1),
                new Toxic("inference", Direction.UPSTREAM, new MalformedJson(0), 1)));
        assertThat(rig.line.pendingAlarms()).isZero();
        chain.follow(List.of(new Toxic("up", Direction.UPSTREAM, new Timeout(100), 1)));
        assertThat(rig.line.pendingAlarms()).isEqualTo(1);
    }

    @Test
    void an_inference_toxic_has_no_stage_for_bytes() {
        Toxic toxic = new Toxic("inference", Direction.UPSTREAM, new MalformedJson(0), 1);
        assertThatThrownBy(() -> toxic.newStage(rig.line))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("malformed_json");
    }

    @Test
    void a_toxic_stays_what_it_is_and_knows_its_type() {
        Toxic toxic = new Toxic("slow", Direction.UPSTREAM, latency(5), 0.5);
        assertThatThrownBy(() -> toxic.update(new Timeout(1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slow is of type latency");
        assertThat(toxic.attributes()).isEqualTo(latency(5));
        assertThat(toxic.toxicity()).isEqualTo(0.5);
        assertThat(toxic.name()).isEqualTo("slow");
        assertThat(toxic.direction()).isEqualTo(Direction.UPSTREAM);
        toxic.update(latency(6), 0.25);
        assertThat(toxic.attributes()).isEqualTo(latency(6));
        assertThat(toxic.toxicity()).isEqualTo(0.25);
    }

    @Test
    void what_a_removed_toxic_held_passes_through_those_that_follow() {
        Toxic first = rig.install(latency(100));
        rig.install(latency(10));
        rig.send(0, "a").moveTo(50);
        rig.remove(first);
        rig.moveTo(1000);
        assertThat(rig.passed()).containsExactly("a@60");
    }

    @Test
    void a_toxic_that_stays_keeps_what_it_holds_when_others_come_and_go() {
        rig.install(latency(100));
        Toxic second = rig.install(new SlowClose(5));
        rig.send(0, "a").moveTo(50);
        rig.remove(second);
        rig.install(new SlowClose(7));
        rig.end(51).moveTo(1000);
        assertThat(rig.passed()).containsExactly("a@100", "end@158");
    }

    @Test
    void an_update_reaches_the_changed_toxic_alone() {
        rig.install(new Timeout(100));
        Toxic other = rig.install(new Timeout(1000));
        rig.moveTo(50);
        rig.update(other, new Timeout(0));
        rig.moveTo(100);
        assertThat(rig.line.closes()).isEqualTo(1);
        rig.moveTo(5000);
        assertThat(rig.line.closes()).isEqualTo(1);
    }

    @Test
    void a_chunk_that_does_not_reach_a_chain_is_released() {
        ByteBuf chunk = Unpooled.buffer(1).writeByte(1);
        Nowhere.INSTANCE.accept(chunk, 0);
        Nowhere.INSTANCE.end(0);
        assertThat(chunk.refCnt()).isZero();
    }

    @Test
    void a_toxicity_is_the_share_of_connections() {
        // 99 % of binomials (10,000; 0.3) are within 2.576 standard deviations, which are 45.8.
        assertThat(touchedOf(10_000, 0.3)).isBetween(2882L, 3118L);
    }

    @Test
    void connections_that_a_toxicity_picks_are_among_those_of_a_higher_one() {
        List<Long> few = pickedOf(200, 0.2);
        assertThat(few).isNotEmpty();
        assertThat(pickedOf(200, 0.6)).containsAll(few).hasSizeGreaterThan(few.size());
        assertThat(pickedOf(200, 1)).hasSize(200);
        assertThat(pickedOf(200, 0)).isEmpty();
    }

    @Test
    void a_changed_toxicity_needs_no_new_draw() {
        for (long seed = 0; seed < 100; seed++) {
            StageRig seeded = new StageRig(new FakeLine(seed));
            Toxic toxic = seeded.install(latency(1), 0.5);
            seeded.send(0, "a").moveTo(10);
            boolean isPicked = toxic.touched() == 1;
            seeded.update(toxic, latency(1), 0.1);
            seeded.update(toxic, latency(1), 0.5);
            seeded.line.nextExchange();
            seeded.send(20, "b").moveTo(30);
            assertThat(toxic.touched()).as("seed %d", seed).isEqualTo(isPicked ? 2 : 0);
        }
    }

    @Test
    void the_same_seed_picks_the_same_connections() {
        assertThat(pickedOf(200, 0.5)).isEqualTo(pickedOf(200, 0.5));
        assertThat((double) pickedOf(200, 0.5).size()).isCloseTo(100, within(20.0));
    }

    @Test
    void a_direction_is_found_by_the_name_on_the_wire() {
        assertThat(Direction.ofWireName("upstream")).contains(Direction.UPSTREAM);
        assertThat(Direction.ofWireName("downstream")).contains(Direction.DOWNSTREAM);
        assertThat(Direction.ofWireName("Upstream")).isEmpty();
    }

    private static long touchedOf(int connections, double toxicity) {
        return pickedOf(connections, toxicity).size();
    }

    private static List<Long> pickedOf(int connections, double toxicity) {
        return LongStream.range(0, connections)
                .filter(seed -> {
                    StageRig seeded = new StageRig(new FakeLine(seed));
                    Toxic toxic = seeded.install(new LimitData(0), toxicity);
                    IntStream.range(0, 3).forEach(i -> seeded.send("x"));
                    return toxic.touched() == 1;
                })
                .boxed()
                .toList();
    }

    private static Latency latency(long millis) {
        return new Latency(new Delay(millis, 0, Spread.UNIFORM, List.of()));
    }
}
