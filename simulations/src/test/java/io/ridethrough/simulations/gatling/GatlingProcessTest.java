package io.ridethrough.simulations.gatling;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.samples.Samples;
import io.ridethrough.results.tracing.JourneyTrace;
import io.ridethrough.results.tracing.TracedStep;
import io.ridethrough.simulations.flows.Flows;
import io.ridethrough.simulations.gatling.PretendShop.Misbehaviour;
import io.ridethrough.simulations.gatling.PretendShop.Traced;
import io.ridethrough.stubs.store.ledger.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real load generators at once: one plays a short timeline, the other is drained in mid-journey. */
class GatlingProcessTest {

    private static final Duration TIMELINE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<String> FLOWS = Flows.NAMES;
    private static final double PER_SECOND = 8;

    private static ForkedRun run;
    private static int exitCode;
    private static Samples recorded;
    private static List<Claim> claims;
    private static int requestsAtShop;
    private static int ordersAtShop;
    private static List<Traced> tracedAtShop;
    private static List<Integer> chosenAtShop;

    private static int drainedExitCode;
    private static JsonNode drainedEnd;
    private static long drainedRequestsByGatling;
    private static Samples drained;

    @BeforeAll
    static void play(@TempDir Path folder, @TempDir Path drainedFolder) throws Exception {
        try (PretendShop shop = PretendShop.open(PATIENCE.multipliedBy(3));
                PretendShop other = PretendShop.open(Duration.ZERO)) {
            shop.misbehave("placeOrder", Misbehaviour.values());
            run = ForkedRun.start(
                    folder,
                    shop.url(),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(20),
                    TIMELINE,
                    FLOWS.stream()
                            .map(flow -> ForkedRun.load(flow, PER_SECOND, TIMELINE, PATIENCE))
                            .toArray(PlannedLoad[]::new));
            Duration thinking = Duration.ofSeconds(2);
            ForkedRun slow = ForkedRun.start(
                    drainedFolder,
                    other.url(),
                    thinking,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    ForkedRun.load("guest-checkout", PER_SECOND, Duration.ofSeconds(1), PATIENCE));

            exitCode = run.end();
            recorded = SampleFile.read(run.folder().samples());
            claims = ClaimLog.read(run.folder().claims());
            requestsAtShop = shop.requests();
            ordersAtShop = shop.requests("placeOrder");
            tracedAtShop = shop.traced();
            chosenAtShop = shop.chosen();

            drainedExitCode = slow.end();
            drainedEnd = last(slow);
            drainedRequestsByGatling = slow.requestsByGatling();
            drained = SampleFile.read(slow.folder().samples());
        }
    }

    @Test
    void ends_well_although_requests_failed() throws IOException {
        assertThat(exitCode)
                .as(Files.readString(run.folder().path().resolve("stderr.txt")))
                .isZero();
    }

    @Test
    void every_request_that_gatling_counts_is_one_sample_and_one_request_at_the_shop() throws IOException {
        JsonNode end = last(run);

        assertThat(end.path("event").asText()).isEqualTo("finished");
        assertThat(run.requestsByGatling()).isEqualTo(recorded.samples().size()).isPositive();
        assertThat(end.path("requestsSent").asInt())
                .isEqualTo(recorded.samples().size());
        assertThat(end.path("samples").asInt()).isEqualTo(recorded.samples().size());
        assertThat(end.path("journeys").asInt()).isEqualTo(recorded.journeys().size());
        assertThat(requestsAtShop).isEqualTo(recorded.samples().size());
    }

    @Test
    void an_order_whose_connection_broke_is_not_sent_again() {
        assertThat(step("place-order")).hasSize(ordersAtShop);
    }

    @Test
    void tells_each_kind_of_failure_apart() {
        Map<Outcome, Long> outcomes = step("place-order").collect(groupingBy(Sample::outcome, counting()));

        assertThat(outcomes)
                .containsEntry(Outcome.CHECK_FAILED, 3L)
                .containsEntry(Outcome.HTTP_ERROR, 1L)
                .containsEntry(Outcome.TIMED_OUT, 1L)
                .containsEntry(Outcome.NO_RESPONSE, 1L)
                .containsKey(Outcome.OK)
                .doesNotContainKey(Outcome.ABORTED);
        assertThat(recorded.samples().stream().filter(sample -> !sample.step().equals("place-order")))
                .allMatch(sample -> sample.outcome() == Outcome.OK);
    }

    @Test
    void says_why_a_request_failed() {
        List<String> errors = step("place-order")
                .filter(sample -> sample.outcome() != Outcome.OK)
                .map(Sample::error)
                .toList();

        assertThat(errors)
                .contains("No stock", "Internal server error", "HTTP 503", "no answer within 2000 ms")
                .anyMatch(error -> error.contains("Premature close"));
    }

    @Test
    void keeps_what_the_shop_says_of_inference() {
        assertThat(step("place-order").map(Sample::inference)).contains("model", "fallback; reason=open");
        assertThat(step("browse").map(Sample::inference)).containsOnly("");
    }

    @Test
    void a_client_that_was_told_nothing_certain_claims_nothing_certain() {
        Map<Claim.Answer, Long> answers = claims.stream().collect(groupingBy(Claim::answer, counting()));

        assertThat(claims).hasSize((int) step("place-order").count());
        assertThat(answers)
                .containsEntry(Claim.Answer.REFUSED, 1L)
                .containsEntry(Claim.Answer.INDETERMINATE, 5L)
                .containsEntry(Claim.Answer.ACKNOWLEDGED, claims.size() - 6L);
        assertThat(claims)
                .allMatch(claim -> claim.email().equals(buyer(claim))
                        && claim.cart().startsWith("cart-")
                        && claim.order().isEmpty() == (claim.answer() != Claim.Answer.ACKNOWLEDGED));
        assertThat(claims).extracting(Claim::flow).contains("guest-checkout", "customer-checkout");
    }

    private static String buyer(Claim claim) {
        return claim.flow().equals("customer-checkout")
                ? Seed.email(claim.user() + 1)
                : "guest-test-" + claim.user() + "@example.test";
    }

    @Test
    void a_customer_has_it_shipped_to_their_default_address_if_there_is_one_from_a_cart_of_their_own() {
        assertThat(chosenAtShop)
                .hasSize((int) step("choose-shipping-address")
                        .filter(sample -> Seed.email(sample.user() + 1).matches(".*[02468]@.*"))
                        .count())
                .hasSizeLessThan((int) step("choose-shipping-address").count())
                .containsOnly(7);
        assertThat(claims)
                .filteredOn(claim -> claim.flow().equals("customer-checkout"))
                .allMatch(claim -> claim.cart().equals("cart-of-" + claim.email()));
        assertThat(step("read-order")).isNotEmpty().allMatch(sample -> sample.outcome() == Outcome.OK);
    }

    @Test
    void every_request_of_every_flow_names_its_journeys_trace_and_what_the_plan_had_when_it_was_sent()
            throws IOException {
        long originEpochMicros = originEpochMicros();

        assertThat(recorded.samples().stream().map(Sample::flow)).containsAll(FLOWS);
        assertThat(tracedAtShop)
                .containsExactlyInAnyOrderElementsOf(recorded.samples().stream()
                        .map(sample -> new Traced(
                                JourneyTrace.of(run.plan().seed(), sample.flow(), sample.user())
                                        .traceparent(TracedStep.of(sample.step())),
                                baggage(sample.startedAt() - originEpochMicros)))
                        .toList());
        assertThat(tracedAtShop.stream().map(Traced::traceparent)).doesNotHaveDuplicates();
        assertThat(tracedAtShop.stream().map(Traced::baggage).distinct()).hasSizeGreaterThan(2);
    }

    /** By the phases and faults of {@link ForkedRun}, over {@link #TIMELINE}. */
    private static String baggage(long offsetMicros) {
        if (offsetMicros < 1_000_000) {
            return "ridethrough.run=test,ridethrough.phase=steady";
        }
        if (offsetMicros < 1_250_000) {
            return "ridethrough.run=test,ridethrough.phase=slow,ridethrough.fault=slow/1";
        }
        if (offsetMicros < 1_500_000) {
            return "ridethrough.run=test,ridethrough.phase=slow,ridethrough.fault=slow/1%20slow/2";
        }
        return offsetMicros < 2_000_000
                ? "ridethrough.run=test,ridethrough.phase=slow,ridethrough.fault=slow/2"
                : "ridethrough.run=test";
    }

    @Test
    void every_planned_arrival_has_its_own_instant_and_starts_at_it() throws IOException {
        long originEpochMicros = originEpochMicros();
        for (String flow : FLOWS) {
            long[] offsets = ForkedRun.offsets(flow, PER_SECOND, TIMELINE);
            List<Journey> journeys = recorded.journeys().stream()
                    .filter(journey -> journey.flow().equals(flow))
                    .sorted(Comparator.comparingInt(Journey::user))
                    .toList();

            assertThat(journeys.stream().map(Journey::user))
                    .containsExactlyElementsOf(
                            IntStream.range(0, offsets.length).boxed().toList());
            assertThat(journeys.stream().mapToLong(journey -> journey.intendedAt() - originEpochMicros))
                    .containsExactly(IntStream.range(0, offsets.length)
                            .mapToObj(i -> offsets[i])
                            .toArray(Long[]::new));
            assertThat(journeys).allMatch(journey -> journey.startedAt() >= journey.intendedAt());
        }
        long[] lagsMicros = recorded.journeys().stream()
                .mapToLong(journey -> journey.startedAt() - journey.intendedAt())
                .sorted()
                .toArray();
        assertThat(Duration.ofNanos(lagsMicros[lagsMicros.length / 2] * 1_000)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void a_journey_fails_with_its_step_and_is_completed_otherwise() {
        long failedRequests = recorded.samples().stream()
                .filter(sample -> sample.outcome() != Outcome.OK)
                .count();

        assertThat(recorded.journeys().stream().filter(journey -> !journey.completed()))
                .hasSize((int) failedRequests);
        assertThat(recorded.journeys()).noneMatch(Journey::aborted);
    }

    @Test
    void a_later_step_is_intended_when_the_step_before_it_and_its_think_time_are_over() {
        List<Sample> journey = recorded.samples().stream()
                .filter(sample -> sample.flow().equals("dashboard") && sample.user() == 3)
                .toList();

        assertThat(journey).extracting(Sample::step).containsExactly("sign-in", "read-orders", "portfolio-summary");
        assertThat(journey.get(1).intendedAt())
                .isBetween(journey.get(0).endedAt(), journey.get(1).startedAt());
        assertThat(journey.get(1).intendedAt() - journey.get(0).endedAt()).isLessThanOrEqualTo(20_000);
    }

    @Test
    void tells_its_progress_every_second() throws IOException {
        JsonNode tick = new ObjectMapper().readTree(run.lines().get(run.lines().size() - 2));

        assertThat(tick.path("event").asText()).isEqualTo("tick");
        assertThat(tick.path("samples").asInt()).isPositive();
        assertThat(tick.path("failed").asInt()).isBetween(1, 6);
        assertThat(tick.path("flows").path("onboarding").path("completed").asInt())
                .isPositive();
        assertThat(tick.path("heapUsedMiB").asInt())
                .isPositive()
                .isLessThanOrEqualTo(tick.path("heapLimitMiB").asInt());
    }

    @Test
    void a_drained_run_ends_its_journeys_as_aborted_and_leaves_no_request_behind() throws IOException {
        assertThat(drainedExitCode).isZero();
        assertThat(drained.journeys()).isNotEmpty().allMatch(journey -> journey.aborted() && !journey.completed());
        assertThat(drained.samples()).allMatch(sample -> sample.outcome() == Outcome.OK);
        assertThat(drainedRequestsByGatling).isEqualTo(drained.samples().size());
        assertThat(drainedEnd.path("requestsSent").asInt())
                .isEqualTo(drained.samples().size());
    }

    private static Stream<Sample> step(String step) {
        return recorded.samples().stream().filter(sample -> sample.step().equals(step));
    }

    private static long originEpochMicros() throws IOException {
        JsonNode first = new ObjectMapper().readTree(run.lines().get(0));
        assertThat(first.path("event").asText()).isEqualTo("origin");
        return first.path("epochMicros").asLong();
    }

    private static JsonNode last(ForkedRun ended) throws IOException {
        return new ObjectMapper().readTree(ended.lines().get(ended.lines().size() - 1));
    }
}
