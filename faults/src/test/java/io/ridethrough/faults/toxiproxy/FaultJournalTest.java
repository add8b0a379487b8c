package io.ridethrough.faults.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultJournalTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(7), ZoneOffset.UTC);
    private static final URI API = URI.create("http://127.0.0.1:8474");
    private static final PlannedFault HOLE =
            new PlannedFault("hole", API, "inference", "timeout", List.of("hole-up", "hole-down"), false);
    private static final PlannedFault OUTAGE = new PlannedFault("outage", API, "payment", "outage", List.of(), true);

    @TempDir
    private Path folder;

    @Test
    void what_was_planned_and_not_healed_is_left() throws IOException {
        try (FaultJournal journal = FaultJournal.open(file(), CLOCK)) {
            journal.planned(HOLE);
            journal.note("applied", "hole");
            journal.note("healing", "hole");
            journal.planned(OUTAGE);
        }
        assertThat(LeftFaults.read(file())).containsExactly(HOLE, OUTAGE);
        try (FaultJournal journal = FaultJournal.open(file(), CLOCK)) {
            journal.note("healed", "hole");
        }
        assertThat(LeftFaults.read(file())).containsExactly(OUTAGE);
    }

    @Test
    void a_line_is_an_event_with_its_time() throws IOException {
        try (FaultJournal journal = FaultJournal.open(file(), CLOCK)) {
            journal.planned(HOLE);
            journal.note("healed", "hole");
        }
        assertThat(file()).hasContent("""
                {"at":7000000,"event":"planned","fault":"hole","api":"http://127.0.0.1:8474","proxy":"inference",\
                "kind":"timeout","outage":false,"toxics":["hole-up","hole-down"]}
                {"at":7000000,"event":"healed","fault":"hole"}
                """);
    }

    @Test
    void a_line_that_a_crash_tore_at_any_byte_hides_no_other() throws IOException {
        try (FaultJournal journal = FaultJournal.open(file(), CLOCK)) {
            journal.planned(HOLE);
        }
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length - 1; length++) {
            Path torn = folder.resolve("torn-" + length);
            Files.write(torn, Arrays.copyOf(whole, length));
            assertThat(LeftFaults.read(torn)).isEmpty();
            try (FaultJournal journal = FaultJournal.open(torn, CLOCK)) {
                journal.planned(OUTAGE);
            }
            assertThat(LeftFaults.read(torn)).as("torn after %d bytes", length).containsExactly(OUTAGE);
        }
    }

    @Test
    void a_line_that_is_no_event_is_passed_over() throws IOException {
        Files.writeString(file(), "[]\n\nnull\n{\"event\":\"planned\",\"fault\":\"x\",\"api\":\":::\"}\n\u0000\n");
        assertThat(LeftFaults.read(file())).isEmpty();
    }

    @Test
    void an_open_journal_is_in_use_until_it_is_closed() throws IOException {
        try (FaultJournal ignored = FaultJournal.open(file(), CLOCK)) {
            assertThat(FaultJournal.isInUse(file())).isTrue();
            assertThatThrownBy(() -> FaultJournal.open(file(), CLOCK)).hasMessageContaining("in use");
        }
        assertThat(FaultJournal.isInUse(file())).isFalse();
    }

    @Test
    void a_fault_is_on_the_disk_before_its_first_call_and_healed_after_its_last() throws Exception {
        try (Rig rig = Rig.start();
                ObstructedApi api = ObstructedApi.before(rig.server().apiUrl());
                FaultJournal journal = FaultJournal.open(file(), CLOCK);
                ToxiproxyInjector injector = ToxiproxyInjector.connect(
                        api.url(), InjectorSettings.defaults().withJournal(journal))) {
            api.obstruct(call -> {
                if (call.startsWith("POST") || call.startsWith("DELETE")) {
                    assertThat(left()).hasSize(1);
                }
                return false;
            });
            Injection hole = injector.inject("echo", new NetworkFault.Timeout());
            assertThat(left())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.toxics()).hasSize(2))
                    .satisfies(fault -> assertThat(fault.api()).isEqualTo(api.url()));
            hole.close();
            assertThat(left()).isEmpty();
            assertThat(Files.readString(file())).containsSubsequence("planned", "applied", "healing", "healed");
        }
    }

    @Test
    void a_fault_that_could_not_be_healed_is_left() throws Exception {
        try (Rig rig = Rig.start();
                ObstructedApi api = ObstructedApi.before(rig.server().apiUrl());
                FaultJournal journal = FaultJournal.open(file(), CLOCK);
                ToxiproxyInjector injector = ToxiproxyInjector.connect(
                        api.url(), InjectorSettings.defaults().withJournal(journal))) {
            // The second toxic of two is refused, and the first cannot be removed again.
            api.obstruct(call -> call.startsWith("DELETE") || api.calls().size() > 2);
            assertThatThrownBy(() -> injector.inject("echo", new NetworkFault.Timeout()))
                    .isInstanceOf(InjectionException.class);
            assertThat(left()).hasSize(1);
            api.obstruct(call -> false);
            injector.healAll();
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void a_fault_that_cannot_be_written_down_is_not_applied() throws Exception {
        try (Rig rig = Rig.start();
                ObstructedApi api = ObstructedApi.before(rig.server().apiUrl())) {
            FaultJournal journal = FaultJournal.open(file(), CLOCK);
            journal.close();
            try (ToxiproxyInjector injector = ToxiproxyInjector.connect(
                    api.url(), InjectorSettings.defaults().withJournal(journal))) {
                assertThatThrownBy(() -> injector.inject("echo", new NetworkFault.Latency(Duration.ofMillis(1))))
                        .isInstanceOf(InjectionException.class)
                        .hasMessageContaining("echo: cannot apply latency 1 ms");
                assertThat(api.calls()).containsExactly("GET /version", "POST /leases/renew");
            }
        }
    }

    @Test
    void a_journal_has_a_largest_size() throws IOException {
        try (FileChannel sparse = FileChannel.open(file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[] {'\n'}), FaultJournal.LARGEST_BYTES - 1);
        }
        try (FaultJournal journal = FaultJournal.open(file(), CLOCK)) {
            assertThatThrownBy(() -> journal.planned(HOLE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("limit");
            journal.note("healed", "hole");
        }
    }

    private Path file() {
        return folder.resolve("faults.ndjson");
    }

    private List<PlannedFault> left() {
        try {
            return LeftFaults.read(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
