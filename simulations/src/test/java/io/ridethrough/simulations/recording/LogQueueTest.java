package io.ridethrough.simulations.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogQueueTest {

    private static final int LINES = 10_000;

    private final List<List<Integer>> writes = Collections.synchronizedList(new ArrayList<>());
    private final LogQueue<Integer> queue =
            new LogQueue<>("numbers", lines -> writes.add(List.copyOf(lines)), () -> {});

    @Test
    void all_that_was_added_is_written_by_the_close_in_its_order() throws IOException {
        queue.start();
        IntStream.range(0, LINES).forEach(queue::add);

        queue.close();

        assertThat(written()).containsExactlyElementsOf(numbers(LINES));
    }

    @Test
    void lines_that_wait_are_written_together() throws IOException {
        IntStream.range(0, LINES).forEach(queue::add);
        queue.start();

        queue.close();

        assertThat(written()).containsExactlyElementsOf(numbers(LINES));
        assertThat(writes).hasSizeLessThan(LINES / 100);
    }

    @Test
    void a_line_is_written_although_nobody_closes() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        LogQueue<Integer> open = new LogQueue<>("numbers", lines -> written.countDown(), () -> {});
        open.start();

        open.add(1);

        assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_may_wait_is_bounded_and_one_more_is_told_as_lost() {
        IntStream.range(0, LogQueue.CAPACITY).forEach(queue::add);
        assertThat(queue.failure()).isEmpty();

        queue.add(LogQueue.CAPACITY);

        assertThat(queue.failure()).get().asString().contains("numbers dropped: the disk is too slow");
        queue.start();
        assertThatThrownBy(queue::close).isInstanceOf(IOException.class).hasMessageContaining("numbers dropped");
    }

    @Test
    void a_write_that_fails_is_told_and_is_the_last_one() {
        List<Integer> attempts = new ArrayList<>();
        LogQueue<Integer> failing = new LogQueue<>(
                "numbers",
                lines -> {
                    attempts.add(lines.size());
                    throw new IOException("No space left on device");
                },
                () -> {});
        IntStream.range(0, LINES).forEach(failing::add);
        failing.start();

        assertThatThrownBy(failing::close)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(failing.failure()).isPresent();
        assertThat(attempts).hasSize(1);
    }

    @Test
    void a_log_that_cannot_be_closed_is_told() {
        LogQueue<Integer> unclosable = new LogQueue<>("numbers", lines -> {}, () -> {
            throw new IOException("cannot close");
        });
        unclosable.start();

        assertThatThrownBy(unclosable::close).isInstanceOf(IOException.class).hasMessage("cannot close");
    }

    private List<Integer> written() {
        return writes.stream().flatMap(List::stream).toList();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
