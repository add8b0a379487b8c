package io.ridethrough.simulations.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.LineBlock;
import io.ridethrough.results.run.LineLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogQueueTest {

    private static final int LINES = 10_000;

    private final List<String> writes = Collections.synchronizedList(new ArrayList<>());
    private LineLog<Claim> log;
    private LogQueue<Claim> queue;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        log = ClaimLog.create(folder.resolve("claims.ndjson"));
        queue = queue(lines -> writes.add(new String(lines.take(), UTF_8)), () -> {});
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    @Test
    void all_that_was_added_is_written_by_the_close_in_its_order() throws IOException {
        queue.start();
        IntStream.range(0, LINES).mapToObj(LogQueueTest::claim).forEach(queue::add);

        queue.close();

        assertThat(users()).containsExactlyElementsOf(numbers(LINES));
    }

    @Test
    void lines_that_wait_are_written_together() throws IOException {
        IntStream.range(0, LINES).mapToObj(LogQueueTest::claim).forEach(queue::add);
        queue.start();

        queue.close();

        assertThat(users()).containsExactlyElementsOf(numbers(LINES));
        assertThat(writes).hasSizeLessThan(LINES / 100);
    }

    @Test
    void lines_of_two_threads_are_all_written_each_in_its_order() throws Exception {
        queue.start();
        Thread other = new Thread(() ->
                IntStream.range(LINES, 2 * LINES).mapToObj(LogQueueTest::claim).forEach(queue::add));
        other.start();
        IntStream.range(0, LINES).mapToObj(LogQueueTest::claim).forEach(queue::add);
        other.join();

        queue.close();

        assertThat(users()).filteredOn(user -> user < LINES).containsExactlyElementsOf(numbers(LINES));
        assertThat(users())
                .hasSize(2 * LINES)
                .filteredOn(user -> user >= LINES)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_line_is_written_although_nobody_closes() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        LogQueue<Claim> open = queue(
                lines -> {
                    if (lines.take().length > 0) {
                        written.countDown();
                    }
                },
                () -> {});
        open.start();

        open.add(claim(1));

        assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_may_wait_is_bounded_and_one_more_is_told_as_lost() throws IOException {
        int bytesOfALine = log.block().add(claim(1_000_000));
        IntStream.range(1_000_000, 1_000_000 + LogQueue.CAPACITY_BYTES / bytesOfALine)
                .mapToObj(LogQueueTest::claim)
                .forEach(queue::add);
        assertThat(queue.failure()).isEmpty();

        queue.add(claim(1_000_000));

        assertThat(queue.failure()).get().asString().contains("numbers dropped: the disk is too slow");
        queue.start();
        assertThatThrownBy(queue::close).isInstanceOf(IOException.class).hasMessageContaining("numbers dropped");
    }

    @Test
    void a_line_that_is_too_long_is_told() {
        queue.start();

        queue.add(claim(1, "x".repeat(100_000)));

        assertThat(queue.failure()).get().asString().contains("too long");
        assertThatThrownBy(queue::close).isInstanceOf(IOException.class).hasMessageContaining("too long");
    }

    @Test
    void a_write_that_fails_is_told_and_is_the_last_one() {
        List<Integer> attempts = new ArrayList<>();
        LogQueue<Claim> failing = queue(
                lines -> {
                    attempts.add(lines.take().length);
                    throw new IOException("No space left on device");
                },
                () -> {});
        IntStream.range(0, LINES).mapToObj(LogQueueTest::claim).forEach(failing::add);
        failing.start();

        assertThatThrownBy(failing::close)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(failing.failure()).isPresent();
        assertThat(attempts).hasSize(1);
    }

    @Test
    void a_log_that_cannot_be_closed_is_told() {
        LogQueue<Claim> unclosable = queue(LineBlock::take, () -> {
            throw new IOException("cannot close");
        });
        unclosable.start();

        assertThatThrownBy(unclosable::close).isInstanceOf(IOException.class).hasMessage("cannot close");
    }

    private LogQueue<Claim> queue(LogQueue.Appending<Claim> appending, Closeable closed) {
        return new LogQueue<>("numbers", log::block, appending, closed);
    }

    private static Claim claim(int user) {
        return claim(user, "cart");
    }

    private static Claim claim(int user, String cart) {
        return new Claim(1, "guest-checkout", user, "a@example.test", cart, "", Claim.Answer.REFUSED);
    }

    /** Whose lines were written, in their order. */
    private List<Integer> users() {
        return writes.stream()
                .flatMap(lines -> lines.isEmpty() ? Stream.empty() : Arrays.stream(lines.split("\n", -1)))
                .filter(line -> !line.isEmpty())
                .map(line -> Integer.valueOf(line.replaceAll(".*\"user\":(\\d+),.*", "$1")))
                .toList();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
