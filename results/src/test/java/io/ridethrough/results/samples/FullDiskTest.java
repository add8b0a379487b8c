package io.ridethrough.results.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** On Linux, {@code /dev/full} refuses every write as a full disk does. */
class FullDiskTest {

    private static final Path FULL = Path.of("/dev/full");

    @Test
    void a_full_disk_is_told_and_stops_no_recording_thread() throws Exception {
        assumeThat(Files.exists(FULL)).isTrue();
        SampleWriter writer = SampleWriter.writingTo(FileChannel.open(FULL, StandardOpenOption.WRITE));
        long started = System.nanoTime();

        for (int user = 0; user < 3 * Lane.CAPACITY; user++) {
            writer.record(new Sample("f", "s", user, 0, 0, 0, 200, Outcome.OK, "", ""));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(SampleWriter.MAX_WAIT);
        assertThatThrownBy(writer::close).isInstanceOf(IOException.class).hasMessageContaining("No space left");
        assertThat(writer.failure()).isPresent();
    }
}
