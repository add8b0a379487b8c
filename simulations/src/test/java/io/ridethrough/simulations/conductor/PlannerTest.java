package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.PlannedWatch;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.simulations.load.ArrivalSchedule;
import io.ridethrough.simulations.load.ArrivalWindow;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.TimedFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Fault LATENCY = new NetworkFault.Latency(Duration.ofSeconds(4));
    private static final Fault OUTAGE = new NetworkFault.Outage();
    private static final TimedFault BRIEF_OUTAGE =
            new TimedFault(OUTAGE, 1, Duration.ofSeconds(3), Optional.of(Duration.ofSeconds(4)));
    private static final Scenario SCENARIO = new Scenario(
            "little",
            "A model is slow for a moment.",
            OptionalLong.empty(),
            List.of(
                    new Scenario.Load("guest-checkout", 4, Duration.ofSeconds(10)),
                    new Scenario.Load("dashboard", 2, Duration.ofSeconds(3))),
            List.of(
                    new Scenario.Phase("warm-up", Duration.ofSeconds(5), false, List.of()),
                    new Scenario.Phase(
                            "slow",
                            Duration.ofSeconds(10),
                            true,
                            List.of(
                                    new Scenario.PhaseFault("inference", LATENCY),
                                    new Scenario.PhaseFault("payment", BRIEF_OUTAGE, Optional.of("power-cut"))))),
            List.of(new Expectation.OrdersReconcile()));

    @Test
    void phases_follow_each_other_without_gaps_and_name_their_faults_with_their_times() {
        assertThat(plan(7).phases())
                .containsExactly(
                        new PlannedPhase("warm-up", Duration.ZERO, Duration.ofSeconds(5), false, List.of()),
                        new PlannedPhase(
                                "slow",
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(15),
                                true,
                                List.of(
                                        new PlannedFault(
                                                "slow/1",
                                                "inference",
                                                "latency",
                                                LATENCY.description(),
                                                Duration.ofSeconds(5),
                                                Duration.ofSeconds(15)),
                                        new PlannedFault(
                                                "slow/2",
                                                "payment",
                                                "outage",
                                                "power-cut: " + OUTAGE.description(),
                                                Duration.ofSeconds(8),
                                                Duration.ofSeconds(12)))));
    }

    @Test
    void the_faults_to_inject_have_the_ids_of_the_plan() {
        assertThat(Planner.faults(SCENARIO))
                .containsExactly(Map.entry("slow/1", TimedFault.whole(LATENCY)), Map.entry("slow/2", BRIEF_OUTAGE));
    }

    @Test
    void arrivals_are_those_that_the_seed_gives_over_the_whole_timeline() {
        assertThat(plan(7).load())
                .hasSize(2)
                .allSatisfy(load -> assertThat(load.arrivals())
                        .isPositive()
                        .isEqualTo(ArrivalSchedule.poisson(7, load.flow(), load.perSecond(), Duration.ofSeconds(15))
                                .count()));
        assertThat(plan(7).load().get(1).patience()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void a_phases_load_is_planned_and_its_arrivals_with_it() {
        Scenario busier = new Scenario(
                SCENARIO.name(),
                SCENARIO.story(),
                SCENARIO.seed(),
                SCENARIO.load(),
                List.of(
                        new Scenario.Phase("quiet", Duration.ofSeconds(5), false, 0, List.of()),
                        new Scenario.Phase("rush", Duration.ofSeconds(10), true, 5, List.of())),
                SCENARIO.expectations());
        RunPlan plan = plan(busier, 7);

        assertThat(plan.phases()).extracting(PlannedPhase::load).containsExactly(0.0, 5.0);
        assertThat(plan.load())
                .allSatisfy(load -> assertThat(load.arrivals())
                        .isEqualTo(ArrivalSchedule.poisson(
                                        7, load.flow(), load.perSecond(), ArrivalWindow.of(plan.phases()))
                                .count())
                        .isGreaterThan(plan(7).load().stream()
                                .filter(same -> same.flow().equals(load.flow()))
                                .mapToInt(same -> same.arrivals())
                                .sum()));
    }

    @Test
    void the_same_scenario_and_seed_give_the_same_plan() {
        assertThat(plan(7)).isEqualTo(plan(7)).isNotEqualTo(plan(8));
    }

    @Test
    void only_the_inference_points_of_the_flows_that_arrive_are_planned() {
        assertThat(plan(7).points()).extracting(InferencePoint::name).containsExactly("advice", "summary");
    }

    @Test
    void advice_is_asked_by_whichever_checkout_arrives() {
        assertThat(plan(customers(2), 7).points())
                .containsExactly(new InferencePoint("advice", "customer-checkout", "place-order", "inference"));
    }

    @Test
    void no_two_clients_have_to_share_an_account() {
        Place place = new Place(Set.of("inference", "payment"), true);

        assertThat(Planner.crowded(SCENARIO, place, 7)).as("nobody signs in").isEmpty();
        assertThat(Planner.crowded(customers(2), place, 7)).isEmpty();
        assertThat(Planner.crowded(customers(100), place, 7))
                .singleElement()
                .asString()
                .contains("load customer-checkout: ", " customers sign in", "small has accounts for 200");
    }

    private static Scenario customers(double perSecond) {
        return new Scenario(
                "little",
                "Customers buy.",
                OptionalLong.empty(),
                List.of(new Scenario.Load("customer-checkout", perSecond, Duration.ofSeconds(10))),
                SCENARIO.phases(),
                SCENARIO.expectations());
    }

    @Test
    void the_plan_says_what_ran() {
        RunPlan plan = plan(7);

        assertThat(plan.runId()).isEqualTo("20260102-030405-little");
        assertThat(plan.scenario()).isEqualTo("little");
        assertThat(plan.environment()).isEqualTo("small");
        assertThat(plan.defect()).isEqualTo("none");
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.versions()).containsEntry("java", "17").containsEntry("store-workers", "16");
        assertThat(plan.expectations()).isEqualTo(SCENARIO.expectations());
    }

    @Test
    void what_an_environment_cannot_do_is_told_before_anything_starts() {
        assertThat(Planner.impossible(SCENARIO, new Place(Set.of("inference", "payment"), true)))
                .isEmpty();
        assertThat(Planner.impossible(SCENARIO, new Place(Set.of("inference"), false)))
                .containsExactly(
                        "phase slow: the environment small cannot inject latency 4 s",
                        "phase slow: the environment small has no fault proxy before payment");
    }

    @Test
    void a_watch_is_planned_with_its_questions_and_needs_a_model_that_can_be_asked() {
        Scenario watched = new Scenario(
                SCENARIO.name(),
                SCENARIO.story(),
                SCENARIO.seed(),
                SCENARIO.load(),
                Optional.of(new Scenario.Watch(60, 4, Duration.ofSeconds(5))),
                SCENARIO.phases(),
                List.of(),
                SCENARIO.expectations());
        assertThat(plan(watched, 1).watches())
                .containsExactly(
                        new PlannedWatch(60, 4, (int) (watched.timeline().toSeconds() * 4), Duration.ofSeconds(5)));
        assertThat(Planner.impossible(watched, new Place(Set.of("inference", "payment"), true)))
                .containsExactly(
                        "watch: the model of the environment small cannot be asked golden prompts beside the load");
    }

    private static RunPlan plan(long seed) {
        return plan(SCENARIO, seed);
    }

    private static RunPlan plan(Scenario scenario, long seed) {
        return Planner.plan(
                new RunRequest(
                        scenario,
                        new Place(Set.of("inference", "payment"), true),
                        Optional.empty(),
                        Optional.empty(),
                        seed,
                        Path.of("runs"),
                        Map.of("java", "17"),
                        List.of()),
                "20260102-030405-little");
    }

    /** An environment that only says what it can do. */
    private record Place(Set<String> targets, boolean supportsAll) implements Environment {
        @Override
        public String name() {
            return "small";
        }

        @Override
        public boolean supports(Fault fault) {
            return supportsAll;
        }

        @Override
        public Map<String, String> settings(Optional<String> resilience) {
            return Map.of("store-workers", "16");
        }

        @Override
        public RunningEnvironment start(StartRequest request) {
            throw new UnsupportedOperationException("planning starts nothing");
        }
    }
}
