package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.cli.ExitCode;
import io.ridethrough.simulations.conductor.PlayedRun.Answer;
import io.ridethrough.simulations.conductor.PlayedRun.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad runs that other tools have passed, from the scenario file to the grade. Each is judged by each claim alone and by
 * all together, and each claim is seen to pass in a sound run.
 */
class NoFalseGreenTest {
    private static final int PASS = 0;

    private static final List<String> CLAIMS = List.of(
            "{claim: completion, flow: guest-checkout, during: [steady, slow, recovery], at-least: 90%}",
            "{claim: errors-shown, during: [steady, slow, recovery], at-most: 5%}",
            "{claim: step-latency, flow: guest-checkout, step: browse, during: [steady], percentile: 90, at-most: 1s}",
            "{claim: latency-ratio, flow: guest-checkout, step: browse, during: recovery, percentile: 90, at-most: 2x,"
                    + " of: steady}",
            "{claim: breaker-opens, point: advice, during: slow, within: 8s}",
            "{claim: breaker-shuts-out, point: advice, during: [slow], at-most: 10%}",
            "{claim: breaker-closes, point: advice, during: recovery, within: 10s}",
            "{claim: breaker-stays-closed, point: advice, during: [steady]}",
            "{claim: fallback-share, point: advice, during: [slow], at-least: 90%}",
            "{claim: fallback-latency, point: advice, during: [slow], percentile: 90, at-most: 1s}",
            "{claim: amplification, point: advice, during: [steady], at-most: 1.2x}",
            "{claim: recovery, flow: guest-checkout, step: browse, during: recovery, percentile: 90, within: 10s, of:"
                    + " steady, slack: 100ms}",
            "{claim: surge, point: advice, during: recovery, at-most: 5x, of: steady}",
            "{claim: orders-reconcile}");

    private static final String SCENE = """
        scenario: green
        story: A model is slow for a while, and a shop rides through it, or does not.
        load:
          - {flow: guest-checkout, rate: 8/s}
        phases:
          - {phase: warm-up, lasts: 5s, judged: false}
          - {phase: steady, lasts: 100s}
          - phase: slow
            lasts: 20s
            faults: [{fault: latency, on: inference, delay: 4s}]
          - {phase: recovery, lasts: 20s}
        expect:
        """;

    /** When the phases slow and recovery begin, milliseconds after the start of load. */
    private static final long SLOW = 105_000;

    private static final long RECOVERY = 125_000;

    /** Its breaker opens within two seconds, lets a call through now and then, and closes three seconds after. */
    private static final Shop SOUND = (step, asks, millis) -> {
        if (!asks) {
            return Answer.PLAIN;
        }
        if (millis < SLOW) {
            return Answer.BY_MODEL;
        }
        if (millis < RECOVERY) {
            return millis < SLOW + 2_000 || millis % 5_000 < 200 ? Answer.GIVEN_UP : Answer.SHUT_OUT;
        }
        return millis < RECOVERY + 3_000 ? Answer.SHUT_OUT : Answer.BY_MODEL;
    };

    @TempDir
    private Path folder;

    static Stream<String> claims() {
        return Stream.concat(CLAIMS.stream(), Stream.of(String.join("\n  - ", CLAIMS)));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_sound_run_passes(String claims) throws IOException {
        Verdict verdict = run(claims, SOUND).judged();

        assertThat(verdict.sentence()).startsWith("PASS");
        assertThat(ExitCode.of(verdict.grade()).status()).isEqualTo(PASS);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void nothing_answered_is_never_green(String claims) throws IOException {
        Verdict verdict = run(claims, (step, asks, millis) -> Answer.NONE).judged();

        assertNotGreen(verdict, "none of ", "requests during steady had a good answer");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everything_refused_is_never_green(String claims) throws IOException {
        Verdict verdict = run(claims, (step, asks, millis) -> Answer.REFUSED).judged();

        assertNotGreen(verdict, "none of ", "requests during steady had a good answer");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void failures_drowned_by_later_successes_are_never_green(String claims) throws IOException {
        // Eight seconds in which nobody is served: 6 % of the phase's journeys, and 1 % of its requests.
        Verdict verdict = run(claims, failingDuring(30_000, 38_000, 1)).judged();

        assertNotGreen(verdict, "requests in a row", "during steady, had no good answer");
    }

    @ParameterizedTest
    @MethodSource("claimsThatCountFailures")
    void failures_that_are_drowned_piecemeal_are_a_failure(String claim) throws IOException {
        // Ten seconds in which two of three fail: never silent, and less than each claim puts up with over the phase.
        Verdict verdict = run(claim, failingDuring(30_000, 40_000, 3)).judged();

        assertThat(verdict.grade()).isEqualTo(Grade.FAIL);
        assertThat(verdict.sentence()).contains("a burst that the share over the phase hides");
    }

    static Stream<String> claimsThatCountFailures() {
        return CLAIMS.stream().limit(3);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void half_of_the_planned_load_is_never_green(String claims) throws IOException {
        Verdict verdict = run(claims, SOUND).delivering(user -> user % 2 == 0).judged();

        assertNotGreen(verdict, "planned guest checkout arrivals were made");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_fault_that_touched_no_request_is_never_green(String claims) throws IOException {
        Verdict verdict = run(claims, SOUND).touching("slow/1", 0).judged();

        assertNotGreen(verdict, "the fault slow/1 touched nothing");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_fault_that_touched_one_request_of_many_is_never_green(String claims) throws IOException {
        Verdict verdict = run(claims, SOUND).touching("slow/1", 1).judged();

        assertNotGreen(verdict, "the fault slow/1 touched only 1 of ");
    }

    /** All but every nth browsing customer is turned away for some time; with 1, all of them. */
    private static Shop failingDuring(long fromMillis, long toMillis, int each) {
        return (step, asks, millis) ->
                step.equals("browse") && fromMillis <= millis && millis < toMillis && (each == 1 || millis % each != 0)
                        ? Answer.ERROR
                        : SOUND.answer(step, asks, millis);
    }

    private PlayedRun run(String claims, Shop shop) throws IOException {
        return PlayedRun.of(folder, SCENE + "  - " + claims + "\n", shop);
    }

    private void assertNotGreen(Verdict verdict, String... reasons) throws IOException {
        assertThat(verdict.grade()).as(verdict.sentence()).isNotEqualTo(Grade.PASS);
        assertThat(ExitCode.of(verdict.grade()).status()).isNotEqualTo(PASS);
        // What is claimed beside it cannot help: the run's own validity has the reason.
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.claim().equals("validity"))
                .filteredOn(finding -> finding.grade() != Grade.PASS)
                .extracting(Finding::why)
                .anySatisfy(why -> assertThat(why).contains(reasons));
        assertThat(Files.readString(folder.resolve(verdict.runId()).resolve("verdict.json")))
                .contains("\"grade\" : \"" + verdict.grade() + "\"");
    }
}
