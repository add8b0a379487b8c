package io.ridethrough.results.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {

    private static final long DAY_ONE = 1_800_000_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void gives_back_what_was_written() throws IOException {
        Sample answered = new Sample(
                "guest-checkout",
                "place-order",
                7,
                DAY_ONE,
                DAY_ONE + 10,
                DAY_ONE + 90,
                200,
                Outcome.OK,
                "fallback; reason=timeout",
                "");
        Sample lost = new Sample(
                "dashboard",
                "sign-in",
                0,
                DAY_ONE,
                DAY_ONE,
                DAY_ONE + 5,
                0,
                Outcome.NO_RESPONSE,
                "",
                "Verbindung weg ⚡");
        Journey completed = new Journey("guest-checkout", 7, DAY_ONE, DAY_ONE + 10, DAY_ONE + 90, true, false);
        Journey aborted = new Journey("dashboard", 0, DAY_ONE, DAY_ONE, DAY_ONE + 5, false, true);
        Path file = folder.resolve("samples.bin");

        try (SampleWriter writer = SampleWriter.create(file)) {
            writer.record(answered);
            writer.record(completed);
            writer.record(lost);
            writer.record(aborted);
            assertThat(writer.samples()).isEqualTo(2);
            assertThat(writer.journeys()).isEqualTo(2);
        }

        assertThat(SampleFile.read(file)).isEqualTo(new Samples(List.of(answered, lost), List.of(completed, aborted)));
    }

    @Test
    void keeps_every_outcome() throws IOException {
        List<Sample> written = Arrays.stream(Outcome.values())
                .map(outcome -> new Sample("f", "s", 1, 2, 3, 4, 5, outcome, "", ""))
                .toList();
        Path file = folder.resolve("samples.bin");

        try (SampleWriter writer = SampleWriter.create(file)) {
            written.forEach(writer::record);
        }

        assertThat(SampleFile.read(file).samples()).isEqualTo(written);
    }

    @Test
    void reads_all_but_a_torn_last_record_at_every_cut() throws IOException {
        Path file = folder.resolve("samples.bin");
        try (SampleWriter writer = SampleWriter.create(file)) {
            for (int user = 0; user < 3; user++) {
                writer.record(sample(user));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        int lastRecordAt = whole.length - SampleFile.RECORD_BYTES;

        for (int cut = lastRecordAt; cut < whole.length; cut++) {
            Path torn = Files.write(folder.resolve("torn-" + cut), Arrays.copyOf(whole, cut));
            assertThat(SampleFile.read(torn).samples()).as("cut at %s", cut).hasSize(2);
        }
    }

    @Test
    void refuses_a_file_of_another_kind_or_version() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "at,target,point\n1,2,3\n");
        Path later = Files.write(
                folder.resolve("later"), "RDTHRSMP\0\0\0\2".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SampleFile.read(other)).hasMessageContaining("not a sample file");
        assertThatThrownBy(() -> SampleFile.read(later)).hasMessageContaining("sample format 2");
    }

    @Test
    void refuses_damage_before_the_tail() throws IOException {
        Path file = folder.resolve("samples.bin");
        try (SampleWriter writer = SampleWriter.create(file)) {
            writer.record(sample(0));
            writer.record(sample(1));
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - SampleFile.RECORD_BYTES] = 99;
        Files.write(file, bytes);

        assertThatThrownBy(() -> SampleFile.read(file)).hasMessageContaining("unknown record type 99");
    }

    @Test
    void loses_nothing_of_many_threads_that_write_at_once() throws Exception {
        int threads = 4;
        int each = 50_000;
        Path file = folder.resolve("samples.bin");
        try (SampleWriter writer = SampleWriter.create(file)) {
            List<Thread> recording = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int first = t * each;
                Thread thread = new Thread(
                        () -> IntStream.range(first, first + each).forEach(user -> writer.record(sample(user))));
                thread.start();
                recording.add(thread);
            }
            for (Thread thread : recording) {
                thread.join();
            }
        }

        assertThat(SampleFile.read(file).samples().stream()
                        .mapToInt(Sample::user)
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, threads * each).toArray());
    }

    @Test
    void is_readable_while_it_is_being_written() throws Exception {
        Path file = folder.resolve("samples.bin");
        try (SampleWriter writer = SampleWriter.create(file)) {
            writer.record(sample(0));
            long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (SampleFile.read(file).samples().isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }

            assertThat(SampleFile.read(file).samples()).containsExactly(sample(0));
        }
    }

    @Test
    void never_writes_over_an_earlier_run() throws IOException {
        Path file = Files.writeString(folder.resolve("samples.bin"), "precious");

        assertThatThrownBy(() -> SampleWriter.create(file)).isInstanceOf(IOException.class);
        assertThat(file).hasContent("precious");
    }

    private static Sample sample(int user) {
        return new Sample(
                "guest-checkout", "browse", user, DAY_ONE, DAY_ONE + user, DAY_ONE + user + 1, 200, Outcome.OK, "", "");
    }
}
