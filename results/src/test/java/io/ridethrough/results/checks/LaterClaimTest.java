package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Loss;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims that are made of a run after it was played are judged as if its plan had had them. */
class LaterClaimTest {

    private static final List<Expectation> CLAIMS = claims();

    private static List<Expectation> claims() {
        List<Expectation> claims = new ArrayList<>(List.of(Claims.all()));
        claims.add(new Expectation.ErrorsShown("guest-checkout", List.of("slow", "down"), 0.01));
        claims.add(new Expectation.StepLatency(
                "guest-checkout", "place-order", List.of("steady", "slow"), 95, Duration.ofMillis(500)));
        claims.add(new Expectation.StepLatency(
                "guest-checkout", "view-product", List.of("slow"), 99, Duration.ofMillis(500)));
        claims.add(new Expectation.BreakerStaysClosed("advice", List.of("steady")));
        claims.add(new Expectation.Completion("nobody", List.of("slow"), 0.5));
        claims.add(new Expectation.BreakerProbes("nowhere", List.of("slow"), 2));
        return List.copyOf(claims);
    }

    static Map<String, RunRecord> runs() {
        Map<String, RunRecord> runs = new TreeMap<>();
        runs.put("sound", ARun.sound().build());
        runs.put("without a breaker", ARun.withoutBreaker().build());
        runs.put(
                "some journeys failed",
                ARun.sound().journeys(LaterClaimTest::failing).build());
        runs.put(
                "in doubt",
                ARun.withoutBreaker()
                        .journeys(LaterClaimTest::failing)
                        .withoutEvent("run-ended")
                        .build());
        runs.put(
                "in doubt, with an order that nobody claims",
                ARun.sound()
                        .withoutClaims(claim -> claim.user() == 6)
                        .withoutEvent("run-ended")
                        .build());
        runs.put(
                "not whole",
                ARun.sound()
                        .withoutClaims(claim -> claim.user() == 6)
                        .build()
                        .lacking(List.of(new Loss("claims.ndjson", Loss.Extent.TORN, "ends in mid-line"))));
        runs.put("two sources on a breaker", DisputedBreakerTest.soundBut(40).build());
        runs.put(
                "stopped",
                StopConditionCheckTest.stopped(
                        ARun.sound().samples(StopConditionCheckTest.failingFrom(25_000)),
                        StopConditionCheckTest.BUDGET));
        runs.put("never began", ARun.sound().withoutEvent("load-started").build());
        return runs;
    }

    private static RunRecord run(String name) {
        return Objects.requireNonNull(runs().get(name));
    }

    static List<String> names() {
        return List.copyOf(runs().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_later_claim_comes_to_what_the_verdict_would_have_found(String name) {
        RunRecord run = run(name);

        for (Expectation claim : CLAIMS) {
            List<Finding> planned = Judge.judge(claiming(run, claim)).findings();
            Finding later = Judge.judge(run, claim);

            assertThat(later).as(name + ": " + claim).isIn(planned);
            assertThat(later.claim()).isNotEqualTo("validity");
        }
    }

    @Test
    void the_runs_differ_in_what_their_claims_come_to() {
        assertThat(runs().values().stream()
                        .flatMap(run -> CLAIMS.stream().map(claim -> Judge.judge(run, claim)))
                        .map(Finding::grade))
                .contains(Grade.values());
    }

    @Test
    void what_keeps_a_run_from_passing_is_told_and_what_a_stop_explains_is_not() {
        assertThat(Judge.doubts(ARun.sound().build())).isEmpty();
        assertThat(Judge.doubts(ARun.withoutBreaker().build())).isEmpty();
        assertThat(Judge.doubts(run("stopped"))).isEmpty();
        assertThat(Judge.doubts(ARun.sound().withoutEvent("run-ended").build()))
                .extracting(Finding::why)
                .containsExactly("the journal breaks off before the run's end");
        assertThat(Judge.doubts(run("not whole"))).extracting(Finding::id).containsExactly(Judge.LOSSES);
    }

    private static Journey failing(Journey journey) {
        return journey.user() >= 110 && journey.user() < 118
                ? new Journey(
                        journey.flow(),
                        journey.user(),
                        journey.intendedAt(),
                        journey.startedAt(),
                        journey.endedAt(),
                        false,
                        false)
                : journey;
    }

    /** The same run, had its plan had one claim, and no other. */
    private static RunRecord claiming(RunRecord run, Expectation claim) {
        RunPlan plan = run.plan();
        RunPlan claiming = new RunPlan(
                plan.format(),
                plan.runId(),
                plan.scenario(),
                plan.story(),
                plan.environment(),
                plan.defect(),
                plan.seed(),
                plan.versions(),
                plan.phases(),
                plan.load(),
                plan.points(),
                plan.watches(),
                plan.stops(),
                List.of(claim));
        return new RunRecord(
                claiming,
                run.journal(),
                run.samples(),
                run.journeys(),
                run.claims(),
                run.attempts(),
                run.ledger(),
                run.golden(),
                run.egress(),
                run.shownAnswers(),
                run.modelCalls(),
                run.losses());
    }
}
