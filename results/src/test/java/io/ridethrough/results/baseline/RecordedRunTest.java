package io.ridethrough.results.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ridethrough.results.checks.ARun;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordedRunTest {
    private static final String PLACING = "guest-checkout/place-order @ steady";

    private final RunRecord sound = ARun.sound().build();

    @Test
    void each_step_of_each_judged_phase_is_a_series() {
        RecordedRun run = RecordedRun.of(sound);

        assertThat(run.series())
                .containsOnlyKeys(Stream.of("place-order", "view-product")
                        .flatMap(step -> Stream.of("steady", "slow", "down", "recovery")
                                .map(phase -> "guest-checkout/" + step + " @ " + phase))
                        .toList());
        assertThat(placing(run).count()).isEqualTo(80);
    }

    @Test
    void the_steps_that_ask_the_model_are_gated() {
        assertThat(RecordedRun.of(sound).gated())
                .hasSize(4)
                .allSatisfy(name -> assertThat(name).startsWith("guest-checkout/place-order @ "));
    }

    @Test
    void latency_counts_from_the_intended_start() {
        RecordedRun run = RecordedRun.of(samples(sample -> at(sample, sample.intendedAt() - 500_000)));

        long before = placing(RecordedRun.of(sound)).percentileMicros(50).orElseThrow();
        long after = placing(run).percentileMicros(50).orElseThrow();
        assertThat(after - before).isBetween(495_000L, 505_000L);
    }

    @Test
    void failures_are_counted_beside_and_what_the_end_cut_off_not_at_all() {
        RecordedRun run = RecordedRun.of(samples(sample -> ended(
                sample,
                sample.user() % 4 == 0
                        ? Outcome.TIMED_OUT
                        : sample.user() % 4 == 1 ? Outcome.ABORTED : sample.outcome())));
        Latencies placing = placing(run);

        assertThat(placing.failures()).isEqualTo(20);
        assertThat(placing.answered().count()).isEqualTo(40);
    }

    @Test
    void the_fingerprint_tells_what_ran_and_no_kernel() {
        assertThat(RecordedRun.of(sound).fingerprint().facts())
                .containsEntry("environment", "embedded")
                .containsEntry("scenario", "checkout-brownout")
                .containsEntry("java", "17")
                .containsEntry("load", "guest-checkout 4/s")
                .containsKey("phases");
        assertThat(RunFingerprint.of(sound.plan()).facts().get("os")).isEqualTo("Linux: amd64");
    }

    @Test
    void a_sound_run_leaves_no_doubt() {
        Repeat repeat = RecordedRun.of(sound).repeat();

        assertThat(repeat.allDoubts()).isEmpty();
        assertThat(repeat.madeArrivals()).isEqualTo(repeat.plannedArrivals()).isEqualTo(340);
        assertThat(repeat.startedAt()).isEqualTo(Instant.parse("2023-11-14T22:13:20Z"));
        assertThat(repeat.seed()).isEqualTo(7);
    }

    @Test
    void too_few_arrivals_are_a_doubt() {
        RunRecord fewer = with(sound.samples(), journeys(journey -> journey.user() % 20 != 0), sound.journal());

        assertThat(RecordedRun.of(fewer).repeat().allDoubts())
                .anySatisfy(doubt -> assertThat(doubt).contains("323 of 340 planned"));
    }

    @Test
    void a_generator_behind_its_schedule_is_a_doubt() {
        List<Journey> late = sound.journeys().stream()
                .map(journey -> new Journey(
                        journey.flow(),
                        journey.user(),
                        journey.intendedAt(),
                        journey.intendedAt() + 900_000,
                        journey.endedAt(),
                        journey.completed(),
                        journey.aborted()))
                .toList();

        assertThat(RecordedRun.of(with(sound.samples(), late, sound.journal()))
                        .repeat()
                        .doubts())
                .anySatisfy(doubt -> assertThat(doubt).contains("fell behind its schedule"));
    }

    @Test
    void a_run_whose_load_never_started_has_no_series_and_a_doubt() {
        List<JournalEvent> journal = sound.journal().stream()
                .filter(event -> !event.event().equals("load-started"))
                .toList();
        RecordedRun run = RecordedRun.of(with(sound.samples(), sound.journeys(), journal));

        assertThat(run.series()).isEmpty();
        assertThat(run.repeat().doubts()).isNotEmpty();
    }

    @Test
    void runs_of_different_makes_are_no_repeats_of_each_other() {
        BaselineBuilder builder = new BaselineBuilder("shop", "s");
        builder.add(RecordedRun.of(sound));
        RecordedRun other = RecordedRun.of(sound);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(new RecordedRun(
                        other.repeat(),
                        Fingerprint.of(Map.of("environment", "staging")),
                        other.series(),
                        other.gated())))
                .withMessageStartingWith("repeat 2 differs from the first in ")
                .withMessageContaining("environment: embedded against staging");
    }

    private static Latencies placing(RecordedRun run) {
        return Optional.ofNullable(run.series().get(PLACING)).orElseThrow();
    }

    private RunRecord samples(UnaryOperator<Sample> change) {
        return with(sound.samples().stream().map(change).toList(), sound.journeys(), sound.journal());
    }

    private List<Journey> journeys(Predicate<Journey> some) {
        return sound.journeys().stream().filter(some).toList();
    }

    private RunRecord with(List<Sample> samples, List<Journey> journeys, List<JournalEvent> journal) {
        return new RunRecord(
                sound.plan(), journal, samples, journeys, sound.claims(), sound.attempts(), sound.ledger());
    }

    private static Sample at(Sample sample, long intendedAt) {
        return new Sample(
                sample.flow(),
                sample.step(),
                sample.user(),
                intendedAt,
                sample.startedAt(),
                sample.endedAt(),
                sample.status(),
                sample.outcome(),
                sample.inference(),
                sample.error());
    }

    private static Sample ended(Sample sample, Outcome outcome) {
        return new Sample(
                sample.flow(),
                sample.step(),
                sample.user(),
                sample.intendedAt(),
                sample.startedAt(),
                sample.endedAt(),
                sample.status(),
                outcome,
                sample.inference(),
                sample.error());
    }
}
