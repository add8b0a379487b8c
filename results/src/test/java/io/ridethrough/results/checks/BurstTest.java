package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BurstTest {

    /** First user of the phase slow: 25 s at four a second. */
    private static final int SLOW = 100;

    private static final IntPredicate IN_A_ROW = user -> SLOW + 30 <= user && user < SLOW + 46;
    private static final IntPredicate SPREAD = user -> SLOW <= user && user < SLOW + 80 && user % 5 == 0;

    @Test
    void failures_that_came_together_are_not_hidden_by_the_successes_after_them() {
        Optional<Burst> burst = Burst.worst(List.of(events(2_000, event -> 500 <= event && event < 536)), 0.02);

        assertThat(burst).hasValueSatisfying(found -> {
            assertThat(found.failed()).isEqualTo(36);
            assertThat(found.all()).isEqualTo(50);
            assertThat(found.window().from()).isEqualTo(ARun.ORIGIN + 50_000_000);
            assertThat(found.window().to()).isEqualTo(ARun.ORIGIN + 54_900_001);
        });
    }

    @Test
    void as_many_failures_spread_over_the_phase_are_none() {
        assertThat(Burst.worst(List.of(events(2_000, event -> event % 55 == 0)), 0.02))
                .isEmpty();
    }

    @Test
    void a_long_weak_burst_shows_in_a_longer_stretch() {
        // Two minutes at 10 % within twenty of 2 %: no five seconds of it stand out.
        Optional<Burst> burst = Burst.worst(
                List.of(events(12_000, event -> 3_000 <= event && event < 4_200 ? event % 10 == 0 : event % 100 == 0)),
                0.02);

        assertThat(burst)
                .hasValueSatisfying(
                        found -> assertThat(found.window().to() - found.window().from())
                                .isGreaterThan(Duration.ofSeconds(60).toNanos() / 1000));
    }

    @Test
    void three_failures_in_a_row_are_no_burst() {
        assertThat(Burst.worst(List.of(events(400, event -> 100 <= event && event < 103)), 0.01))
                .isEmpty();
    }

    @Test
    void a_claim_that_allows_none_is_broken_by_one() {
        assertThat(Burst.worst(List.of(events(400, event -> event == 100)), 0)).isPresent();
    }

    @Test
    void fewer_events_than_a_stretch_has_settle_nothing() {
        assertThat(Burst.worst(List.of(events(Burst.FEWEST - 1, event -> true)), 0.1))
                .isEmpty();
        assertThat(Burst.worst(List.of(), 0.1)).isEmpty();
    }

    @Test
    void a_phase_shorter_than_the_shortest_stretch_is_one() {
        assertThat(Burst.worst(List.of(events(20, event -> event > 5)), 0.05)).isPresent();
    }

    @Test
    void failures_that_come_singly_at_the_very_bound_hardly_ever_make_one() {
        int alarms = 0;
        for (long seed = 1; seed <= 1_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double allowed = 0.01 + 0.2 * random.nextDouble();
            DatedEvents events = events(600, event -> random.nextDouble() < allowed);
            alarms += Burst.worst(List.of(events), allowed).isPresent() ? 1 : 0;
        }

        // One is expected at most; seeds 1 to 1,000 are always the same.
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Test
    void completion_fails_by_a_burst_that_its_share_hides() {
        Expectation claim = new Expectation.Completion("guest-checkout", List.of("steady", "slow"), 0.8);

        Finding hidden = Claims.findingOn(claim, ARun.sound().journeys(journey -> failing(journey, IN_A_ROW)));

        assertThat(hidden.grade()).isEqualTo(Grade.FAIL);
        assertThat(hidden.measured()).isEqualTo("80 % (64 of 80) during slow; at worst 16 of 20 within 4.75 s");
        assertThat(hidden.why())
                .isEqualTo("16 of 20 guest checkout journeys did not complete within 4.75 s during slow,"
                        + " a burst that the share over the phase hides");
        assertThat(hidden.evidence())
                .containsExactly(new Finding.Evidence("completion/guest-checkout", 32_500, 37_250));
        assertThat(Claims.findingOn(claim, ARun.sound().journeys(journey -> failing(journey, SPREAD)))
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void errors_shown_fail_by_a_burst_that_their_share_hides() {
        Expectation claim = new Expectation.ErrorsShown("", List.of("steady", "slow"), 0.2);

        Finding hidden = Claims.findingOn(claim, ARun.sound().samples(sample -> erring(sample, IN_A_ROW)));

        assertThat(hidden.grade()).isEqualTo(Grade.FAIL);
        assertThat(hidden.why())
                .startsWith("32 of 40 guest checkout requests showed the customer an error within 4.79 s during slow");
        assertThat(Claims.findingOn(claim, ARun.sound().samples(sample -> erring(sample, SPREAD)))
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void latency_claims_fail_by_a_burst_of_slow_requests_that_their_percentile_hides() {
        List<Expectation> claims = List.of(
                new Expectation.StepLatency(
                        "guest-checkout", "view-product", List.of("slow"), 80, Duration.ofMillis(100)),
                new Expectation.LatencyRatio(
                        "guest-checkout", "view-product", "slow", 80, 2, "steady", Duration.ofMillis(60)));
        for (Expectation claim : claims) {
            Finding hidden = Claims.findingOn(claim, ARun.sound().samples(sample -> slowed(sample, IN_A_ROW)));

            assertThat(hidden.grade()).as(hidden.id()).isEqualTo(Grade.FAIL);
            assertThat(hidden.why())
                    .startsWith("16 of 20 view-product requests took more than 100 ms within 4.75 s during slow");
            assertThat(Claims.findingOn(claim, ARun.sound().samples(sample -> slowed(sample, SPREAD)))
                            .grade())
                    .as(hidden.id())
                    .isEqualTo(Grade.PASS);
        }
    }

    @Test
    void a_slow_fallback_is_not_hidden_by_the_answers_after_it() {
        Expectation claim = new Expectation.FallbackLatency("advice", List.of("slow"), 80, Duration.ofMillis(900));
        ARun run =
                ARun.sound().samples(sample -> sample.step().equals("place-order") ? slowed(sample, IN_A_ROW) : sample);

        assertThat(Claims.findingOn(claim, run).why())
                .startsWith("16 of 20 answers of the fallback for advice took more than 900 ms within");
    }

    private static DatedEvents events(int count, IntPredicate hasFailed) {
        Window phase = new Window("steady", ARun.ORIGIN, ARun.ORIGIN, ARun.ORIGIN + count * 100_000L);
        return DatedEvents.of(
                phase,
                "events failed",
                "events",
                IntStream.range(0, count).boxed().toList(),
                event -> ARun.ORIGIN + event * 100_000L,
                hasFailed::test);
    }

    private static Journey failing(Journey journey, IntPredicate users) {
        return new Journey(
                journey.flow(),
                journey.user(),
                journey.intendedAt(),
                journey.startedAt(),
                journey.endedAt(),
                !users.test(journey.user()),
                false);
    }

    private static Sample erring(Sample sample, IntPredicate users) {
        return users.test(sample.user()) ? Samples.ending(sample, Outcome.HTTP_ERROR, 503) : sample;
    }

    private static Sample slowed(Sample sample, IntPredicate users) {
        return users.test(sample.user()) ? Samples.taking(sample, 1_000_000) : sample;
    }
}
