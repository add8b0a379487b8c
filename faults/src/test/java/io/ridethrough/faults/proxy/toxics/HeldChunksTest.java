package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Latency;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldChunksTest {
    private final FakeLine line = new FakeLine();
    private final List<String> passed = new ArrayList<>();
    private final List<Integer> capacities = new ArrayList<>();
    private final List<ByteBuf> buffers = new ArrayList<>();
    private final HeldChunks held = new HeldChunks(line, stage());

    @AfterEach
    void nothing_is_left() {
        assertThat(buffers).allMatch(buffer -> buffer.refCnt() == 0);
        assertThat(line.heldBytes()).isZero();
        assertThat(line.pendingAlarms()).isZero();
        assertThat(held.isEmpty()).isTrue();
    }

    @Test
    void chunks_leave_in_their_own_time_and_in_order() {
        held.add(chunk("a", 1), at(10));
        held.add(chunk("b", 1), at(5));
        held.add(chunk("c", 1), at(20));
        held.addEnd(at(15));
        assertThat(held.isEmpty()).isFalse();
        line.moveTo(9.999);
        assertThat(passed).isEmpty();
        line.moveTo(10);
        assertThat(passed).containsExactly("a@10.0", "b@10.0");
        line.moveTo(19.999);
        assertThat(passed).hasSize(2);
        line.moveTo(20);
        assertThat(passed).containsExactly("a@10.0", "b@10.0", "c@20.0", "end@20.0");
    }

    @Test
    void each_chunk_counts_its_bytes_and_what_it_costs_beside_them() {
        held.add(chunk("abc", 3), at(10));
        held.addEnd(at(10));
        assertThat(line.heldBytes()).isEqualTo(3 + 64 + 64);
        line.moveTo(10);
        assertThat(line.heldBytes()).isZero();
    }

    @Test
    void a_small_chunk_does_not_hold_on_to_a_large_buffer() {
        held.add(chunk("abc", 4096), at(10));
        held.add(chunk("abc", 13), at(10));
        held.add(chunk("abc", 12), at(10));
        assertThat(buffers.get(0).refCnt()).isZero();
        assertThat(buffers.get(1).refCnt()).isZero();
        assertThat(buffers.get(2).refCnt()).isEqualTo(1);
        line.moveTo(10);
        assertThat(passed).containsExactly("abc@10.0", "abc@10.0", "abc@10.0");
        assertThat(capacities).containsExactly(3, 3, 12);
    }

    @Test
    void a_late_timer_passes_on_all_that_is_due_with_the_time_that_it_was_due() {
        held.add(chunk("a", 1), at(10));
        held.add(chunk("b", 1), at(11));
        held.add(chunk("c", 1), at(50));
        line.hangUntil(30);
        line.moveTo(30);
        assertThat(passed).containsExactly("a@10.0", "b@11.0");
        line.moveTo(50);
        assertThat(passed).endsWith("c@50.0");
    }

    @Test
    void flushed_chunks_leave_now_and_later_ones_are_not_held_up_by_them() {
        held.add(chunk("a", 1), at(1000));
        held.addEnd(at(2000));
        line.moveTo(7);
        held.flush();
        assertThat(passed).containsExactly("a@7.0", "end@7.0");
        held.add(chunk("b", 1), at(9));
        line.moveTo(9);
        assertThat(passed).endsWith("b@9.0");
    }

    @Test
    void released_chunks_are_gone() {
        held.add(chunk("a", 1), at(10));
        held.addEnd(at(10));
        held.release();
        line.moveTo(100);
        assertThat(passed).isEmpty();
    }

    private ByteBuf chunk(String text, int capacity) {
        ByteBuf chunk = Unpooled.buffer(capacity, capacity).writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        buffers.add(chunk);
        return chunk;
    }

    private static long at(double millis) {
        return FakeLine.START_NANOS + FakeLine.nanos(millis);
    }

    private Stage stage() {
        Toxic toxic = new Toxic("any", Direction.DOWNSTREAM, new Latency(Delay.NONE), 1);
        Stage stage = new LatencyStage(toxic, line);
        stage.passTo(new ByteSink() {
            @Override
            public void accept(ByteBuf chunk, long nominalNanos) {
                passed.add(chunk.toString(StandardCharsets.US_ASCII) + "@" + FakeLine.millis(nominalNanos));
                capacities.add(chunk.capacity());
                chunk.release();
            }

            @Override
            public void end(long nominalNanos) {
                passed.add("end@" + FakeLine.millis(nominalNanos));
            }
        });
        return stage;
    }
}
