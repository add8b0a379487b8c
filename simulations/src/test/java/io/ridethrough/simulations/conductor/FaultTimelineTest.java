package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.faults.Fault;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTimelineTest {
    private static final Fault LATENCY = new NetworkFault.Latency(Duration.ofSeconds(4));
    private static final Fault RESET = new NetworkFault.ResetPeer(Duration.ZERO);
    private static final Fault OUTAGE = new NetworkFault.Outage();
    private static final PlannedPhase SLOW =
            phase("slow", planned("slow/1", LATENCY), planned("slow/2", RESET), planned("slow/3", OUTAGE));

    @TempDir
    private Path folder;

    private final TimelineClock clock = new TimelineClock();
    private final long originMicros = clock.nowMicros();
    private final FakeInjector injector = new FakeInjector();
    private final SilentView view = new SilentView();
    private RunJournal journal;
    private FaultTimeline timeline;

    @BeforeEach
    void open() throws IOException {
        journal = new RunJournal(folder.resolve("journal.ndjson"), clock);
        timeline = new FaultTimeline(
                injector,
                Map.of("slow/1", LATENCY, "slow/2", RESET, "slow/3", OUTAGE),
                journal,
                new FaultSightings(journal),
                clock,
                view,
                originMicros);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void journals_when_each_fault_was_planned_and_when_it_was_applied_and_healed() throws IOException {
        long beforeMicros = clock.nowMicros();
        timeline.enter(SLOW, 1_000);
        assertThat(injector.live()).containsExactly(LATENCY, RESET, OUTAGE);
        timeline.leave(2_000);
        long afterMicros = clock.nowMicros();

        assertThat(injector.live()).isEmpty();
        assertThat(events())
                .extracting(JournalEvent::event)
                .containsExactly(
                        "fault-applied",
                        "fault-applied",
                        "fault-applied",
                        "fault-healed",
                        "fault-healed",
                        "fault-healed");
        JournalEvent applied = events().get(0);
        assertThat(applied.fields().path("id").asText()).isEqualTo("slow/1");
        assertThat(applied.fields().path("phase").asText()).isEqualTo("slow");
        assertThat(applied.fields().path("target").asText()).isEqualTo("inference");
        assertThat(applied.fields().path("description").asText()).isEqualTo("latency 4 s");
        assertThat(applied.fields().path("plannedAt").asLong()).isEqualTo(1_000);
        assertThat(applied.fields().path("appliedAt").asLong()).isBetween(beforeMicros, afterMicros);
        JournalEvent healed = events().get(3);
        assertThat(healed.fields().path("id").asText()).isEqualTo("slow/1");
        assertThat(healed.fields().path("plannedAt").asLong()).isEqualTo(2_000);
        assertThat(healed.fields().path("healedAt").asLong())
                .isBetween(applied.fields().path("appliedAt").asLong(), afterMicros);
        assertThat(healed.fields().path("touched").asLong()).isEqualTo(FakeInjector.TOUCHED);
    }

    @Test
    void the_view_is_told_what_a_fault_touched_or_that_nobody_can_say() {
        timeline.enter(SLOW, originMicros);
        timeline.leave(originMicros);

        assertThat(view.faults())
                .containsExactly(
                        "slow/1 applied",
                        "slow/2 applied",
                        "slow/3 applied",
                        "slow/1 healed, touched 3",
                        "slow/2 healed, touched 3",
                        "slow/3 healed, touched unknown");
    }

    @Test
    void the_next_phase_is_broken_before_the_last_one_is_healed() throws IOException {
        timeline.enter(phase("slow", planned("slow/1", LATENCY)), originMicros);
        timeline.enter(phase("down", planned("slow/3", OUTAGE)), originMicros);
        timeline.enter(phase("recovery"), originMicros);

        assertThat(view.faults())
                .containsExactly(
                        "slow/1 applied",
                        "slow/3 applied",
                        "slow/1 healed, touched 3",
                        "slow/3 healed, touched unknown");
        assertThat(injector.live()).isEmpty();
    }

    @Test
    void closing_heals_what_is_live_once() throws IOException {
        timeline.enter(SLOW, originMicros);

        timeline.close();
        timeline.close();

        assertThat(injector.live()).isEmpty();
        assertThat(healedIds()).containsExactly("slow/1", "slow/2", "slow/3");
    }

    @Test
    void a_fault_that_cannot_be_healed_does_not_leave_the_others_unhealed() throws IOException {
        timeline.enter(SLOW, originMicros);
        injector.cannotHeal(LATENCY);
        injector.cannotHeal(RESET);

        assertThatThrownBy(() -> timeline.leave(originMicros))
                .isInstanceOf(InjectionException.class)
                .hasMessage("cannot heal latency")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .singleElement()
                        .extracting(Throwable::getMessage)
                        .isEqualTo("cannot heal reset-peer"));
        assertThat(injector.live()).containsExactly(LATENCY, RESET);
        assertThat(healedIds()).containsExactly("slow/3");
    }

    @Test
    void closing_tries_again_to_heal_what_could_not_be_healed() throws IOException {
        timeline.enter(SLOW, originMicros);
        injector.cannotHeal(LATENCY);
        assertThatThrownBy(() -> timeline.leave(originMicros)).isInstanceOf(InjectionException.class);

        injector.canHealAll();
        timeline.close();

        assertThat(injector.live()).isEmpty();
        assertThat(healedIds()).containsExactly("slow/2", "slow/3", "slow/1");
    }

    @Test
    void a_fault_that_cannot_be_applied_leaves_those_before_it_to_be_healed() throws IOException {
        injector.cannotApply(RESET);

        assertThatThrownBy(() -> timeline.enter(SLOW, originMicros)).hasMessage("cannot apply reset-peer");
        assertThat(injector.live()).containsExactly(LATENCY);
        timeline.close();

        assertThat(injector.live()).isEmpty();
        assertThat(healedIds()).containsExactly("slow/1");
    }

    @Test
    void an_offset_is_counted_from_the_origin_in_microseconds() {
        assertThat(FaultTimeline.micros(5, Duration.ofMillis(2))).isEqualTo(2_005);
    }

    private List<JournalEvent> events() throws IOException {
        return JournalReader.read(folder.resolve("journal.ndjson"));
    }

    private List<String> healedIds() throws IOException {
        return events().stream()
                .filter(event -> event.event().equals("fault-healed"))
                .map(event -> event.fields().path("id").asText())
                .toList();
    }

    private static PlannedFault planned(String id, Fault fault) {
        return new PlannedFault(id, "inference", fault.kind(), fault.description());
    }

    private static PlannedPhase phase(String name, PlannedFault... faults) {
        return new PlannedPhase(name, Duration.ZERO, Duration.ofSeconds(5), true, List.of(faults));
    }
}
