package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.cli.ExitCode;
import io.ridethrough.simulations.conductor.PlayedRun.Answer;
import io.ridethrough.simulations.conductor.PlayedRun.Shop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs that settle nothing, from the scenario file to the reason in the sentence; and that judging is repeatable. */
@Isolated("changes the default locale and time zone")
class InconclusiveRunsTest {
    private static final int INCONCLUSIVE = 2;

    private static final String SCENE = """
        scenario: unsettled
        story: A model is slow for a while.
        load:
          - {flow: guest-checkout, rate: 8/s}
        phases:
          - {phase: warm-up, lasts: 5s, judged: false}
          - {phase: steady, lasts: 20s}
          - phase: slow
            lasts: 20s
            faults: [{fault: latency, on: inference, delay: 4s}]
          - {phase: recovery, lasts: 20s}
        expect:
          - {claim: completion, flow: guest-checkout, during: [steady, slow, recovery], at-least: 90%}
          - {claim: breaker-opens, point: advice, during: slow, within: 8s}
          - {claim: orders-reconcile}
        """;

    private static final long SLOW = 25_000;
    private static final long RECOVERY = 45_000;

    private static final Shop SOUND = (step, asks, millis) -> {
        if (!asks) {
            return Answer.PLAIN;
        }
        if (millis < SLOW || millis >= RECOVERY) {
            return Answer.BY_MODEL;
        }
        return millis < SLOW + 2_000 ? Answer.GIVEN_UP : Answer.SHUT_OUT;
    };

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void without_any_of_this_it_passes() throws IOException {
        assertThat(run().judged().sentence()).isEqualTo("PASS: all 3 claims hold.");
    }

    @Test
    void an_empty_phase() throws IOException {
        // Nobody of the phase recovery was recorded, and hardly anybody is missing from the plan's arrivals.
        RunFolder stored = PlayedRun.of(folder, SCENE.replace("- {phase: recovery, lasts: 20s}", """
            - {phase: recovery, lasts: 20s}
              - {phase: nothing, lasts: 1s}\
            """), SOUND)
                .without(at -> at >= PlayedRun.ORIGIN + 65_000_000)
                .stored();

        assertUnsettled(Judgement.of(stored), "there are no samples during nothing");
    }

    @Test
    void a_generator_that_lags() throws IOException {
        assertUnsettled(
                run().journeys(journey -> new Journey(
                                journey.flow(),
                                journey.user(),
                                journey.intendedAt(),
                                journey.intendedAt() + 700_000,
                                journey.endedAt(),
                                journey.completed(),
                                false))
                        .judged(),
                "the load generator fell behind its schedule by 700 ms at p99");
    }

    @Test
    void a_fault_that_is_late() throws IOException {
        assertUnsettled(
                run().late("slow/1", Duration.ofMillis(800)).judged(), "the fault slow/1 was applied 800 ms late");
    }

    @Test
    void a_ledger_that_nobody_read() throws IOException {
        assertUnsettled(run().withoutLedger().judged(), "the ledger was not read");
    }

    @Test
    void a_wire_that_nobody_watched() throws IOException {
        assertUnsettled(run().withoutWire().touching("slow/1", 40).judged(), "had no call on the wire");
    }

    @Test
    void the_same_folder_gives_the_same_bytes_in_another_locale_zone_and_order_of_lines() throws IOException {
        RunFolder stored = run().stored();
        Judgement.of(stored);
        byte[] first = Files.readAllBytes(stored.verdict());

        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        shuffle(stored.claims(), 0);
        shuffle(stored.attempts(), 1);
        Files.delete(stored.verdict());
        Judgement.of(stored);

        assertThat(stored.verdict()).hasBinaryContent(first);
    }

    /** Claims and attempts are written by many threads: their order within the file says nothing. */
    private static void shuffle(Path file, int headLines) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> rows = new ArrayList<>(lines.subList(headLines, lines.size()));
        Collections.reverse(rows);
        rows.addAll(0, lines.subList(0, headLines));
        Files.write(file, rows, StandardCharsets.UTF_8);
    }

    private PlayedRun run() throws IOException {
        return PlayedRun.of(folder, SCENE, SOUND);
    }

    private static void assertUnsettled(Verdict verdict, String reason) {
        assertThat(verdict.grade()).as(verdict.sentence()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(ExitCode.of(verdict.grade()).status()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.sentence()).contains(reason);
    }
}
