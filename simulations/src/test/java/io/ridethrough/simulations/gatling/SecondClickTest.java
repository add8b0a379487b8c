package io.ridethrough.simulations.gatling;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedLoad.SecondClick;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.samples.Samples;
import io.ridethrough.results.tracing.JourneyTrace;
import io.ridethrough.results.tracing.TracedStep;
import io.ridethrough.simulations.gatling.PretendShop.Misbehaviour;
import io.ridethrough.simulations.gatling.PretendShop.Traced;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One real load generator whose clients all click again. The shop is slow to place orders, hangs up on the first, and is
 * quick with a few that follow.
 */
class SecondClickTest {

    private static final Duration TIMELINE = Duration.ofSeconds(2);
    private static final Duration AFTER = Duration.ofMillis(300);
    private static final Duration SLOW = Duration.ofMillis(1200);
    private static final double PER_SECOND = 6;
    private static final SecondClick CLICK = new SecondClick("place-order", AFTER, 1);

    private static int exitCode;
    private static JsonNode end;
    private static long requestsByGatling;
    private static Samples recorded;
    private static List<Claim> claims;
    private static int ordersAtShop;
    private static List<String> traceparentsAtShop;
    private static long seed;
    private static Map<Integer, Sample> first;
    private static Map<Integer, Sample> second;

    @BeforeAll
    static void play(@TempDir Path folder) throws Exception {
        try (PretendShop shop = PretendShop.open(Duration.ZERO)) {
            shop.misbehave("placeOrder", Misbehaviour.HANG_UP);
            shop.pause("placeOrder", call -> call >= 4 && call < 8 ? Duration.ZERO : SLOW);
            PlannedLoad once = ForkedRun.load("guest-checkout", PER_SECOND, TIMELINE, Duration.ofSeconds(5));
            ForkedRun run = ForkedRun.start(
                    folder,
                    shop.url(),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(20),
                    TIMELINE,
                    new PlannedLoad(
                            once.flow(),
                            once.perSecond(),
                            once.arrivals(),
                            once.patience(),
                            List.of(CLICK),
                            List.of()));
            exitCode = run.end();
            end = new ObjectMapper().readTree(run.lines().get(run.lines().size() - 1));
            recorded = SampleFile.read(run.folder().samples());
            claims = ClaimLog.read(run.folder().claims());
            requestsByGatling = run.requestsByGatling();
            ordersAtShop = shop.requests("placeOrder");
            traceparentsAtShop = shop.traced().stream().map(Traced::traceparent).toList();
            seed = run.plan().seed();
        }
        first = byUser(CLICK.step());
        second = byUser(CLICK.again());
    }

    @Test
    void a_client_who_waits_clicks_again_in_time_while_the_first_answer_is_awaited() {
        assertThat(second).isNotEmpty().allSatisfy((user, again) -> {
            Sample once = requireNonNull(first.get(user));
            assertThat(again.startedAt()).isBetween(once.startedAt(), once.endedAt());
            assertThat(again.intendedAt()).isEqualTo(once.startedAt() + AFTER.toNanos() / 1_000);
        });
        List<Long> lateMicros = second.values().stream()
                .map(again -> again.startedAt() - again.intendedAt())
                .sorted()
                .toList();
        // A busy machine may be late with one or another, not with half of them.
        assertThat(Duration.ofNanos(lateMicros.get(lateMicros.size() / 2) * 1_000))
                .as("lateness in microseconds: %s", lateMicros)
                .isLessThan(Duration.ofMillis(50));
    }

    @Test
    void a_client_who_is_answered_sooner_clicks_once() {
        Set<Integer> quick = first.values().stream()
                .filter(sample -> sample.endedAt() - sample.startedAt() < AFTER.toNanos() / 1_000)
                .map(Sample::user)
                .collect(Collectors.toSet());

        assertThat(quick).isNotEmpty();
        assertThat(second.keySet()).doesNotContainAnyElementsOf(quick);
        assertThat(second).hasSize(first.size() - quick.size());
    }

    @Test
    void both_requests_are_at_the_shop_in_the_record_and_in_gatlings_count() {
        assertThat(exitCode).isZero();
        assertThat(ordersAtShop).isEqualTo(first.size() + second.size());
        assertThat(requestsByGatling).isEqualTo(recorded.samples().size());
        assertThat(end.path("requestsSent").asInt())
                .isEqualTo(recorded.samples().size());
    }

    @Test
    void the_second_request_is_another_one_of_the_same_trace() {
        assertThat(traceparentsAtShop)
                .containsExactlyInAnyOrderElementsOf(recorded.samples().stream()
                        .map(sample -> JourneyTrace.of(seed, sample.flow(), sample.user())
                                .traceparent(TracedStep.of(sample.step())))
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(second)
                .isNotEmpty()
                .allSatisfy((user, again) -> assertThat(traceparentsAtShop)
                        .contains(JourneyTrace.of(seed, again.flow(), user)
                                .traceparent(TracedStep.of("place-order-again"))));
    }

    @Test
    void both_answers_are_claims_of_one_cart() {
        assertThat(claims).hasSize(first.size() + second.size());
        assertThat(claims.stream().collect(groupingBy(Claim::user))).allSatisfy((user, told) -> {
            assertThat(told).hasSize(second.containsKey(user) ? 2 : 1);
            assertThat(told.stream().map(Claim::cart).distinct()).hasSize(1);
            assertThat(told).allMatch(claim -> claim.email().equals("guest-test-" + user + "@example.test"));
        });
    }

    @Test
    void a_journey_whose_first_request_failed_completes_by_the_second() {
        Map<Integer, Journey> journeys = recorded.journeys().stream().collect(toMap(Journey::user, journey -> journey));
        List<Integer> rescued = first.values().stream()
                .filter(sample -> sample.outcome() == Outcome.NO_RESPONSE)
                .map(Sample::user)
                .toList();

        assertThat(rescued).hasSize(1);
        assertThat(requireNonNull(second.get(rescued.get(0))).outcome()).isEqualTo(Outcome.OK);
        assertThat(journeys)
                .hasSize(first.size())
                .allSatisfy((user, journey) -> assertThat(journey.completed()).isTrue());
    }

    private static Map<Integer, Sample> byUser(String step) {
        return recorded.samples().stream()
                .filter(sample -> sample.step().equals(step))
                .collect(toMap(Sample::user, sample -> sample));
    }
}
