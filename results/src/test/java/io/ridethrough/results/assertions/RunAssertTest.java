package io.ridethrough.results.assertions;

import static io.ridethrough.results.assertions.Bounds.atLeast;
import static io.ridethrough.results.assertions.Bounds.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.checks.ARun;
import io.ridethrough.results.checks.Claims;
import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.folder.StoredSoundRun;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class RunAssertTest {

    private static final Path FOLDER = Path.of("/runs/one");
    private static final FinishedRun SOUND = finished(ARun.sound().claiming(Claims.all()));
    private static final FinishedRun NO_BREAKER = finished(ARun.withoutBreaker().claiming(Claims.all()));

    @Test
    void all_that_holds_of_a_sound_run_passes() {
        assertThat(SOUND).hasPassed().isNotInDoubt().reconcilesOrders().holds(Claims.all());
        assertThat(SOUND).inPhase("slow").flow("guest-checkout").completes(atLeast(0.995));
        assertThat(SOUND).inEveryPhase().flow("guest-checkout").showsErrors(atMost(0.01));
        assertThat(SOUND)
                .inPhases("steady", "slow")
                .flow("guest-checkout")
                .step("place-order")
                .p50(atMost(Duration.ofMillis(60)))
                .p95(atMost(Duration.ofMillis(830)))
                .percentile(90, atMost(Duration.ofMillis(830)));
        assertThat(SOUND)
                .inPhase("slow")
                .point("advice")
                .fallsBack(atLeast(1))
                .fallbackP95(atMost(Duration.ofSeconds(1)))
                .opensBreaker(atMost(Duration.ofSeconds(5)))
                .letsThroughWhileOpen(atMost(0.1))
                .amplifies(atMost(1.2));
        assertThat(SOUND).inPhase("steady").point("advice").keepsBreakerClosed();
        assertThat(SOUND).inPhase("recovery").point("advice").closesBreaker(atMost(Duration.ofSeconds(8)));
        assertThat(SOUND).finding("breaker-opens/advice").passes();
        assertThatCode(SOUND::skipTestIfInDoubt).doesNotThrowAnyException();
    }

    @Test
    void a_failure_says_what_was_measured_of_how_many_in_which_window_and_where_the_run_is() {
        FinishedRun run = finished(ARun.sound().journeys(RunAssertTest::failing).samples(RunAssertTest::refused));

        assertThatThrownBy(() ->
                        assertThat(run).inPhase("slow").flow("guest-checkout").completes(atLeast(0.995)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("""
                        Does not hold: At least 99.5 % of the guest checkout journeys begun during slow complete.
                          expected  ≥ 99.5 %
                          measured  90 % (72 of 80) during slow
                          because   8 of 80 guest checkout journeys begun during slow did not complete, most often (8) at \
                        place-order: Internal server error
                          look at   completion/guest-checkout, 25.0 s to 45.0 s after the start of load
                          read at   client
                          the run   /runs/one, seed 7""");
    }

    @Test
    void an_ide_can_show_the_measured_beside_the_expected() {
        FinishedRun run = finished(ARun.sound().journeys(RunAssertTest::failing));

        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() ->
                        assertThat(run).inPhase("slow").flow("guest-checkout").completes(atLeast(0.995)))
                .satisfies(failed -> {
                    assertThat(failed.getActual().getStringRepresentation()).isEqualTo("90 % (72 of 80) during slow");
                    assertThat(failed.getExpected().getStringRepresentation()).isEqualTo("≥ 99.5 %");
                });
    }

    @Test
    void errors_and_latencies_that_are_out_of_bounds_fail() {
        FinishedRun run = finished(ARun.sound().journeys(RunAssertTest::failing).samples(RunAssertTest::refused));
        PhaseAssert slow = assertThat(run).inPhase("slow");

        fails(() -> slow.flow("guest-checkout").showsErrors(atMost(0.02)), "5 % (8 of 160) of guest-checkout");
        fails(() -> slow.flow("guest-checkout").step("place-order").p95(atMost(Duration.ofSeconds(2))), "no answer");
        fails(
                () -> assertThat(SOUND)
                        .inPhase("slow")
                        .flow("guest-checkout")
                        .step("view-product")
                        .p50(atMost(Duration.ofMillis(39))),
                "40 ms during slow");
    }

    @Test
    void a_shop_without_a_breaker_fails_what_is_asserted_of_the_breaker() {
        PointAssert advice = assertThat(NO_BREAKER).inPhase("slow").point("advice");

        fails(() -> advice.opensBreaker(atMost(Duration.ofSeconds(5))), "no breaker opened for advice");
        fails(() -> advice.fallbackP95(atMost(Duration.ofMillis(800))), "830 ms during slow");
        fails(() -> assertThat(SOUND).inPhase("slow").point("advice").keepsBreakerClosed(), "advice");
        fails(() -> assertThat(SOUND).inPhase("steady").point("advice").fallsBack(atLeast(0.95)), "0 % (0 of 80)");
        fails(
                () -> assertThat(SOUND).inPhase("recovery").point("advice").closesBreaker(atMost(Duration.ofMillis(1))),
                "closed");
        fails(() -> assertThat(SOUND).inPhase("slow").point("advice").amplifies(atMost(0.5)), "1.0 times");
    }

    @Test
    void in_several_phases_the_worst_decides() {
        FinishedRun run = finished(ARun.sound().journeys(RunAssertTest::failing));

        fails(
                () -> assertThat(run)
                        .inPhases("steady", "slow", "down")
                        .flow("guest-checkout")
                        .completes(atLeast(0.95)),
                "90 % (72 of 80) during slow");
        assertThat(run).inPhases("steady", "down").flow("guest-checkout").completes(atLeast(1));
    }

    @Test
    void a_run_that_failed_names_all_that_did() {
        fails(() -> assertThat(NO_BREAKER).hasPassed(), "The run did not pass.");
        fails(() -> assertThat(NO_BREAKER).hasPassed(), "FAIL  breaker-opens/advice: expected ≤ 5 s");
        fails(() -> assertThat(NO_BREAKER).finding("breaker-opens/advice").passes(), "no breaker opened");
        fails(() -> assertThat(NO_BREAKER).holds(Claims.all()), "Does not hold: ");
        fails(() -> assertThat(NO_BREAKER).isInconclusive(), "The run is not inconclusive.");
        assertThat(NO_BREAKER).hasFailed().finding("breaker-opens/advice").fails();
        assertThat(NO_BREAKER).finding("completion/guest-checkout").passes();
    }

    @Test
    void a_run_that_passed_was_not_to_fail() {
        fails(() -> assertThat(SOUND).hasFailed(), "The run did not fail.");
        fails(() -> assertThat(SOUND).finding("breaker-opens/advice").fails(), "Holds, and was to fail");
        fails(() -> assertThat(SOUND).finding("breaker-opens/advice").isInconclusive(), "Is settled (PASS)");
    }

    @Test
    void of_a_run_in_doubt_nothing_holds_and_nothing_fails() {
        FinishedRun run = finished(ARun.withoutBreaker()
                .journeys(RunAssertTest::failing)
                .withoutEvent("run-ended")
                .claiming(Claims.all()));

        for (ThrowingCallable assertion : List.<ThrowingCallable>of(
                () -> assertThat(run).hasPassed(),
                () -> assertThat(run).hasFailed(),
                () -> assertThat(run).isNotInDoubt(),
                () -> assertThat(run).inPhase("slow").flow("guest-checkout").completes(atLeast(0.995)),
                () -> assertThat(run).inPhase("steady").flow("guest-checkout").completes(atLeast(0.5)),
                () -> assertThat(run).finding("breaker-opens/advice").passes(),
                () -> assertThat(run).finding("breaker-opens/advice").fails(),
                () -> assertThat(run).finding("completion/guest-checkout").passes())) {
            assertThatThrownBy(assertion)
                    .isInstanceOf(RunInDoubtException.class)
                    .hasMessageContaining("the journal breaks off before the run's end")
                    .hasMessageContaining("/runs/one, seed 7");
        }
        assertThat(run).isInconclusive().finding("breaker-opens/advice").isInconclusive();
    }

    @Test
    void orders_that_do_not_add_up_fail_even_in_a_run_in_doubt() {
        FinishedRun run =
                finished(ARun.sound().withoutClaims(claim -> claim.user() == 6).withoutEvent("run-ended"));

        fails(() -> assertThat(run).reconcilesOrders(), "1 order was claimed by nobody (000000007)");
    }

    @Test
    void a_phase_with_too_few_requests_settles_nothing_and_passes_nothing() {
        FinishedRun run = finished(
                ARun.sound().withoutSamples(sample -> sample.step().equals("place-order") && sample.user() % 5 != 0));

        assertThatThrownBy(() -> assertThat(run)
                        .inPhase("slow")
                        .flow("guest-checkout")
                        .step("place-order")
                        .p95(atMost(Duration.ofSeconds(9))))
                .isInstanceOf(RunInDoubtException.class)
                .hasMessageContaining("only 16 place-order requests during slow, and 20 are needed");
    }

    @Test
    void a_test_can_ask_to_be_skipped_when_the_run_is_in_doubt() {
        FinishedRun run = finished(ARun.sound().withoutEvent("run-ended"));

        assertThatThrownBy(run::skipTestIfInDoubt)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("the journal breaks off before the run's end")
                .hasMessageContaining("/runs/one");
        assertThat(SOUND.skipTestIfInDoubt().grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_name_that_the_run_does_not_know_is_a_mistake_of_the_test() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(SOUND).inPhase("slwo").flow("guest-checkout"))
                .withMessageContaining("no judged phase \"slwo\"; it has steady, slow, down, recovery");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(SOUND).inPhase("warm-up").flow("guest-checkout"))
                .withMessageContaining("no judged phase \"warm-up\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(SOUND).inPhase("slow").flow("checkout"))
                .withMessageContaining("it has guest-checkout");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        assertThat(SOUND).inPhase("slow").flow("guest-checkout").step("pay"))
                .withMessageContaining("it has view-product, place-order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(SOUND).inPhase("slow").point("advise"))
                .withMessageContaining("it has advice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(SOUND).finding("completion"))
                .withMessageContaining("completion/guest-checkout");
    }

    @Test
    void a_bound_that_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> atLeast(99.5)).withMessageContaining("99.5 is no share");
        assertThatIllegalArgumentException().isThrownBy(() -> atLeast(0));
        assertThatIllegalArgumentException().isThrownBy(() -> atLeast(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> atMost(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> atMost(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> atMost(Duration.ZERO));
        FlowAssert checkout = assertThat(SOUND).inPhase("slow").flow("guest-checkout");
        assertThatIllegalArgumentException().isThrownBy(() -> checkout.showsErrors(atMost(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkout.step("place-order").percentile(100, atMost(Duration.ofSeconds(1))));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> assertThat(SOUND).inPhase("slow").point("advice").amplifies(atMost(0)));
    }

    @Test
    void a_description_goes_with_every_further_step() {
        FinishedRun run = finished(ARun.sound().journeys(RunAssertTest::failing));
        FinishedRun doubtful = finished(ARun.sound().withoutEvent("run-ended"));

        fails(
                () -> assertThat(run)
                        .as("the spring sale")
                        .inPhase("slow")
                        .flow("guest-checkout")
                        .completes(atLeast(1)),
                "[the spring sale] Does not hold: ");
        assertThatThrownBy(() -> assertThat(doubtful)
                        .as("the spring sale")
                        .inPhase("slow")
                        .flow("guest-checkout")
                        .completes(atLeast(0.5)))
                .hasMessageStartingWith("[the spring sale] Cannot be told");
    }

    @Test
    void soft_assertions_gather_what_fails() {
        SoftAssertions softly = new SoftAssertions();
        softly.check(() -> assertThat(NO_BREAKER).hasPassed());
        softly.check(() ->
                assertThat(NO_BREAKER).inPhase("slow").point("advice").opensBreaker(atMost(Duration.ofSeconds(5))));
        softly.check(() -> assertThat(NO_BREAKER).isNotInDoubt());

        assertThat(softly.errorsCollected()).hasSize(2);
    }

    @Test
    void a_stored_run_opens_and_comes_to_what_its_verdict_is(@TempDir Path path) throws IOException {
        StoredSoundRun.store(path, Integer.MAX_VALUE);

        FinishedRun run = FinishedRun.open(path);

        assertThat(run.verdict()).isEqualTo(Judge.judge(StoredSoundRun.RUN));
        assertThat(run.path()).isEqualTo(path.toAbsolutePath().normalize());
        assertThat(run.grade()).isEqualTo(Grade.PASS);
        assertThat(run.toString()).hasSizeLessThan(300).contains(path.toString(), "PASS");
        assertThat(run).hasPassed().inPhase("slow").flow("guest-checkout").completes(atLeast(0.995));
        assertThat(new RunFolder(path).verdict()).as("nothing is written").doesNotExist();
    }

    @Test
    void a_stored_run_that_lost_its_end_is_in_doubt(@TempDir Path path) throws IOException {
        RunFolder folder = StoredSoundRun.store(path, Integer.MAX_VALUE);
        byte[] claims = Files.readAllBytes(folder.claims());
        Files.write(folder.claims(), Arrays.copyOf(claims, claims.length / 2));

        FinishedRun run = FinishedRun.open(path);

        assertThatThrownBy(() ->
                        assertThat(run).inPhase("slow").flow("guest-checkout").completes(atLeast(0.5)))
                .isInstanceOf(RunInDoubtException.class)
                .hasMessageContaining("claims.ndjson");
    }

    @Test
    void every_kind_of_claim_that_an_assertion_makes_is_one_that_a_scenario_can_make() {
        assertThat(SOUND)
                .holds(
                        new Expectation.Completion("guest-checkout", List.of("slow"), 0.99),
                        new Expectation.BreakerProbes("advice", List.of("slow"), 2));
    }

    private static void fails(ThrowingCallable assertion, String telling) {
        assertThatThrownBy(assertion)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(telling)
                .hasMessageContaining("/runs/one, seed 7");
    }

    private static FinishedRun finished(ARun run) {
        RunRecord record = run.build();
        return new FinishedRun(new RunFolder(FOLDER), record, Judge.judge(record));
    }

    /** Eight of the 80 journeys of phase slow, ten seconds apart. */
    private static boolean isHit(int user) {
        return user >= 100 && user < 180 && user % 10 == 5;
    }

    private static Journey failing(Journey journey) {
        return isHit(journey.user())
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

    private static Sample refused(Sample sample) {
        return isHit(sample.user()) && sample.step().equals("place-order")
                ? new Sample(
                        sample.flow(),
                        sample.step(),
                        sample.user(),
                        sample.intendedAt(),
                        sample.startedAt(),
                        sample.endedAt(),
                        500,
                        Outcome.HTTP_ERROR,
                        "",
                        "Internal server error")
                : sample;
    }
}
