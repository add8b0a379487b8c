package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.faults.Fault;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.JournalReader;
import io.ridethrough.simulations.scenario.TimedFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTimelineTest {
    private static final Fault LATENCY = new NetworkFault.Latency(Duration.ofSeconds(4));
    private static final Fault RESET = new NetworkFault.ResetPeer(Duration.ZERO);
    private static final Fault OUTAGE = new NetworkFault.Outage();
    private static final Duration START = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(5);
    private static final Moment BEGINS =
            begins(START, planned("slow/1", LATENCY), planned("slow/2", RESET), planned("slow/3", OUTAGE));
    private static final Moment ENDS = ends(END, "slow/1", "slow/2", "slow/3");

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
                Map.of(
                        "slow/1", new TimedFault(LATENCY, 0.3, Duration.ZERO, Optional.empty()),
                        "slow/2", TimedFault.whole(RESET),
                        "slow/3", TimedFault.whole(OUTAGE)),
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
        timeline.pass(BEGINS);
        assertThat(injector.live()).containsExactly(LATENCY, RESET, OUTAGE);
        timeline.pass(ENDS);
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
        assertThat(applied.fields().path("plannedAt").asLong()).isEqualTo(originMicros + 1_000_000);
        assertThat(applied.fields().path("appliedAt").asLong()).isBetween(beforeMicros, afterMicros);
        JournalEvent healed = events().get(3);
        assertThat(healed.fields().path("id").asText()).isEqualTo("slow/1");
        assertThat(healed.fields().path("plannedAt").asLong()).isEqualTo(originMicros + 5_000_000);
        assertThat(healed.fields().path("healedAt").asLong())
                .isBetween(applied.fields().path("appliedAt").asLong(), afterMicros);
        assertThat(healed.fields().path("touched").asLong()).isEqualTo(FakeInjector.TOUCHED);
    }

    @Test
    void the_view_is_told_what_a_fault_touched_or_that_nobody_can_say() {
        timeline.pass(BEGINS);
        timeline.pass(ENDS);

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
    void a_fault_that_ended_before_its_time_fails_the_run_once_all_are_healed() {
        injector.lapses(RESET);
        timeline.pass(BEGINS);

        assertThatThrownBy(() -> timeline.pass(ENDS))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("ended before it was healed");
        assertThat(injector.live()).isEmpty();
        timeline.close();
    }

    @Test
    void the_next_fault_begins_before_the_last_one_is_healed() throws IOException {
        timeline.pass(begins(START, planned("slow/1", LATENCY)));
        timeline.pass(new Moment(
                END,
                Optional.empty(),
                Optional.empty(),
                List.of(new Moment.Starting(planned("slow/3", OUTAGE), "down")),
                List.of("slow/1")));
        timeline.pass(ends(END.plusSeconds(1), "slow/3"));

        assertThat(view.faults())
                .containsExactly(
                        "slow/1 applied",
                        "slow/3 applied",
                        "slow/1 healed, touched 3",
                        "slow/3 healed, touched unknown");
        assertThat(injector.live()).isEmpty();
    }

    @Test
    void only_what_a_moment_ends_is_healed() {
        timeline.pass(BEGINS);
        timeline.pass(ends(END, "slow/2"));

        assertThat(injector.live()).containsExactly(LATENCY, OUTAGE);
    }

    @Test
    void a_fault_breaks_the_share_that_it_is_told() {
        timeline.pass(BEGINS);

        assertThat(injector.shares()).containsExactly(0.3, 1.0, 1.0);
    }

    @Test
    void closing_heals_what_is_live_once() throws IOException {
        timeline.pass(BEGINS);

        timeline.close();
        timeline.close();

        assertThat(injector.live()).isEmpty();
        assertThat(healedIds()).containsExactly("slow/1", "slow/2", "slow/3");
    }

    @Test
    void a_fault_that_cannot_be_healed_does_not_leave_the_others_unhealed() throws IOException {
        timeline.pass(BEGINS);
        injector.cannotHeal(LATENCY);
        injector.cannotHeal(RESET);

        assertThatThrownBy(() -> timeline.pass(ENDS))
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
        timeline.pass(BEGINS);
        injector.cannotHeal(LATENCY);
        assertThatThrownBy(() -> timeline.pass(ENDS)).isInstanceOf(InjectionException.class);

        injector.canHealAll();
        timeline.close();

        assertThat(injector.live()).isEmpty();
        assertThat(healedIds()).containsExactly("slow/2", "slow/3", "slow/1");
    }

    @Test
    void a_fault_that_cannot_be_applied_leaves_those_before_it_to_be_healed() throws IOException {
        injector.cannotApply(RESET);

        assertThatThrownBy(() -> timeline.pass(BEGINS)).hasMessage("cannot apply reset-peer");
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
        return new PlannedFault(id, "inference", fault.kind(), fault.description(), START, END);
    }

    private static Moment begins(Duration offset, PlannedFault... faults) {
        return new Moment(
                offset,
                Optional.empty(),
                Optional.empty(),
                Stream.of(faults)
                        .map(fault -> new Moment.Starting(fault, "slow"))
                        .toList(),
                List.of());
    }

    private static Moment ends(Duration offset, String... ids) {
        return new Moment(offset, Optional.empty(), Optional.empty(), List.of(), List.of(ids));
    }
}
