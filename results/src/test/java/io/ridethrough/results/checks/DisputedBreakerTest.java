package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ridethrough.results.plan.Expectation.BreakerCloses;
import io.ridethrough.results.plan.Expectation.BreakerOpens;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two sources on one breaker: what they come to when they agree, and when they do not. */
class DisputedBreakerTest {
    private static final BreakerOpens OPENS = new BreakerOpens("advice", "slow", Duration.ofSeconds(8));
    private static final BreakerCloses CLOSES = new BreakerCloses("advice", "recovery", Duration.ofSeconds(10));

    @Test
    void sources_that_agree_are_shown_and_change_nothing() {
        Verdict verdict = Judge.judge(soundBut(27).build());

        assertThat(verdict.grade()).isEqualTo(Grade.PASS);
        Finding agreement = finding(verdict, "breaker-agreement/advice");
        assertThat(agreement.measured()).contains("alike within 500 ms").contains("no false alarm");
        assertThat(agreement.source()).isEqualTo("wire, application");
        assertThat(agreement.evidence()).isNotEmpty();
    }

    @Test
    void an_alarm_too_short_for_a_figure_is_told_as_one_and_not_as_nothing() {
        assertThat(measured(0)).endsWith("no false alarm");
        assertThat(measured(1)).endsWith("a false alarm of less than 0.1 ms");
        assertThat(measured(99)).endsWith("a false alarm of less than 0.1 ms");
        assertThat(measured(100)).endsWith("a false alarm of 0.1 ms");
    }

    /** What is told of a breaker that the wire shows open so long before the application does. */
    private static String measured(long earlierMicros) {
        RunRecord run = ARun.sound().build();
        BreakerStates own = openFrom(ARun.ORIGIN + 27_000_000);
        BreakerStates wire = openFrom(ARun.ORIGIN + 27_000_000 - earlierMicros);
        BreakerAgreement agreement =
                BreakerAgreement.of(wire, own, Timeline.of(run).judged());
        return new BreakerAgreementCheck(new BreakerReadings("advice", wire, own, agreement))
                .rule(run)
                .measured();
    }

    private static BreakerStates openFrom(long at) {
        return BreakerStates.from(ARun.ORIGIN, BreakerState.CLOSED)
                .change(at, BreakerState.OPEN)
                .change(ARun.ORIGIN + 60_000_000, BreakerState.CLOSED)
                .until(ARun.ORIGIN + 100_000_000);
    }

    @Test
    void an_application_that_denies_what_the_wire_shows_settles_no_claim_about_the_breaker() {
        Verdict verdict = Judge.judge(soundBut(40).build());

        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
        Finding opens = finding(verdict, "breaker-opens/advice");
        assertThat(opens.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(opens.measured()).as("what was measured is still shown").startsWith("open after");
        assertThat(opens.why())
                .contains("two sources disagree")
                .contains("the wire shows it open")
                .contains("the application says closed");
        assertThat(finding(verdict, "breaker-agreement/advice").grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding(verdict, "completion/guest-checkout").grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void without_a_word_of_the_application_the_wire_decides_alone() {
        Verdict verdict = Judge.judge(
                ARun.sound().claiming(Claims.COMPLETION, OPENS, CLOSES).build());

        assertThat(verdict.grade()).isEqualTo(Grade.PASS);
        assertThat(verdict.findings()).noneMatch(finding -> finding.claim().equals("breaker-agreement"));
    }

    @Test
    void a_shop_that_tells_nothing_is_judged_on_the_wire_alone() {
        assertThat(Judge.judge(untold(StoreBehaviour.sound())).findings())
                .filteredOn(finding -> finding.claim().startsWith("breaker-"))
                .extracting(Finding::id, Finding::grade)
                .containsExactly(tuple("breaker-opens/advice", Grade.PASS), tuple("breaker-closes/advice", Grade.PASS));

        StoreBehaviour neverCloses =
                StoreBehaviour.sound().butDuring("recovery", (phase, millis) -> StoreBehaviour.Reply.shutOut());
        // No answer of the model without a call is told of, so that the run's own validity is in doubt.
        assertThat(finding(Judge.judge(untold(neverCloses)), "breaker-closes/advice")
                        .measured())
                .isEqualTo("never closed");
    }

    private static RunRecord untold(StoreBehaviour store) {
        return ARun.of(store).samples(Samples::untold).claiming(OPENS, CLOSES).build();
    }

    @Test
    void a_record_that_makes_no_sense_is_a_doubt_and_no_crash() {
        Verdict verdict = Judge.judge(ARun.sound()
                .claiming(Claims.COMPLETION, OPENS)
                .setting("load-started", "", "origin", Long.MAX_VALUE - 1)
                .event("breaker-read", Map.of("point", "advice", "state", "CLOSED", "forgotten", 0))
                .build());

        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
    }

    /** The sound shop, whose breaker is open from 27 s to 68 s, with its own word that it opened at another time. */
    static ARun soundBut(double openedSecond) {
        long opened = ARun.ORIGIN + (long) (openedSecond * 1_000_000);
        return ARun.sound()
                .claiming(Claims.COMPLETION, OPENS, CLOSES)
                .event("breaker-read", Map.of("point", "advice", "state", "CLOSED", "forgotten", 0))
                .event(
                        "breaker-changed",
                        Map.of("point", "advice", "changedAt", opened, "from", "CLOSED", "to", "OPEN"))
                .event(
                        "breaker-changed",
                        Map.of(
                                "point",
                                "advice",
                                "changedAt",
                                ARun.ORIGIN + 68_100_000,
                                "from",
                                "OPEN",
                                "to",
                                "CLOSED"));
    }

    private static Finding finding(Verdict verdict, String id) {
        return verdict.findings().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
