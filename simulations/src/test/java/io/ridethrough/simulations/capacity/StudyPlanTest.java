package io.ridethrough.simulations.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.estimate.CapacityEstimator;
import io.ridethrough.results.capacity.estimate.EstimateSettings;
import io.ridethrough.results.capacity.estimate.ShopSize;
import io.ridethrough.results.capacity.study.StudyBlock;
import io.ridethrough.results.capacity.study.StudyBlock.Kind;
import io.ridethrough.results.capacity.study.StudyRecord;
import io.ridethrough.results.capacity.study.StudyStep;
import io.ridethrough.results.capacity.study.StudyTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Which run comes next, of a shop whose orders take {@code 0.2 s / (1 - rate / 10)}, and twice as long with a fault. */
class StudyPlanTest {
    private static final Objective OBJECTIVE = Objective.parse("place-order p95<1s");
    private static final List<StudyTerms.State> ALL = List.of(
            new StudyTerms.State(ModelState.HEALTHY, "", ""),
            new StudyTerms.State(ModelState.SLOW, "250ms", "latency 250 ms"),
            new StudyTerms.State(ModelState.OUT, "regional-outage", "outage"));

    private final Map<String, List<StepMeasurement>> measured = new HashMap<>();

    @Test
    void each_state_is_explored_first_by_rates_that_rise() {
        StudyPlan plan = plan(Protocol.QUICK);
        PlannedBlock first = plan.next(study(ALL), measured).orElseThrow();

        assertThat(first.kind()).isEqualTo(Kind.EXPLORED);
        assertThat(first.steps()).extracting(StudyStep::state).containsOnly(ModelState.HEALTHY);
        assertThat(first.steps())
                .extracting(StudyStep::rate)
                .startsWith(1.0, 1.6, 2.56)
                .isSorted();
        PlannedBlock second = plan.next(played(study(ALL), first), measured).orElseThrow();
        assertThat(second.steps()).extracting(StudyStep::state).containsOnly(ModelState.SLOW);
        assertThat(second.steps().get(0).rate())
                .as("begins where the healthy shop was found to be, not at nothing")
                .isBetween(2.0, 4.0);
    }

    @Test
    void then_every_state_is_measured_at_shares_of_what_was_found_in_an_order_that_is_drawn() {
        PlannedBlock block = measuring(study(ALL), Protocol.QUICK);

        assertThat(block.kind()).isEqualTo(Kind.MEASURED);
        assertThat(block.steps()).hasSize(3 * 3);
        assertThat(block.steps()).extracting(StudyStep::state).isNotEqualTo(inOrder(block));
        assertThat(rates(block, ModelState.HEALTHY))
                .hasSize(3)
                .allSatisfy(rate -> assertThat(rate).isBetween(4.0, 12.0));
        assertThat(block.steps()).extracting(StudyStep::phase).doesNotHaveDuplicates();
    }

    @Test
    void the_same_study_has_the_same_next_run_however_often_it_is_asked() {
        assertThat(measuring(study(ALL), Protocol.QUICK)).isEqualTo(measuring(study(ALL), Protocol.QUICK));
    }

    @Test
    void near_the_estimate_it_is_measured_again_and_then_the_study_is_complete() {
        StudyRecord explored = explored(study(ALL), Protocol.QUICK);
        StudyPlan plan = plan(Protocol.QUICK);
        StudyRecord measuredOnce =
                played(explored, plan.next(explored, measured).orElseThrow());
        PlannedBlock refined = plan.next(measuredOnce, measured).orElseThrow();

        assertThat(refined.kind()).isEqualTo(Kind.REFINED);
        // 0.2 s / (1 - 8 / 10) is 1 s.
        assertThat(rates(refined, ModelState.HEALTHY))
                .hasSize(3)
                .allSatisfy(rate -> assertThat(rate).isBetween(7.2, 8.8));
        assertThat(plan.next(played(measuredOnce, refined), measured)).isEmpty();
    }

    @Test
    void a_thorough_study_has_each_repetition_in_a_run_of_its_own_at_the_same_rates() {
        StudyRecord so = explored(study(ALL.subList(0, 1)), Protocol.THOROUGH);
        StudyPlan plan = plan(Protocol.THOROUGH);
        for (int repetition = 1; repetition <= 3; repetition++) {
            PlannedBlock block = plan.next(so, measured).orElseThrow();
            assertThat(block.repetition()).isEqualTo(repetition);
            assertThat(block.kind()).isEqualTo(Kind.MEASURED);
            so = played(so, block);
        }
        PlannedBlock first = plan.next(so, measured).orElseThrow();
        so = played(so, first);
        PlannedBlock second = plan.next(so, measured).orElseThrow();

        assertThat(second.kind()).isEqualTo(Kind.REFINED);
        assertThat(rates(second, ModelState.HEALTHY))
                .containsExactlyInAnyOrderElementsOf(rates(first, ModelState.HEALTHY));
    }

    @Test
    void what_is_left_of_ten_minutes_decides_how_long_the_last_windows_are() {
        StudyRecord explored = explored(study(ALL), Protocol.QUICK);
        StudyPlan plan = plan(Protocol.QUICK);
        PlannedBlock block = plan.next(explored, measured).orElseThrow();

        assertThat(plan.next(played(explored, block, Duration.ofSeconds(180)), measured))
                .hasValueSatisfying(next -> assertThat(next.window()).isEqualTo(Duration.ofSeconds(12)));
        PlannedBlock shorter = plan.next(played(explored, block, Duration.ofSeconds(330)), measured)
                .orElseThrow();
        assertThat(shorter.window()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(11));
        assertThat(shorter.lasts().plusSeconds(3 * 30 + 330)).isLessThan(Duration.ofMinutes(10));
        assertThat(plan.next(played(explored, block, Duration.ofSeconds(520)), measured))
                .isEmpty();
    }

    @Test
    void no_rate_is_played_that_the_environment_may_not_get() {
        StudyPlan plan = new StudyPlan(Protocol.QUICK, estimator(), block -> block.highestRate() <= 3);
        PlannedBlock first = plan.next(study(ALL), measured).orElseThrow();

        assertThat(first.steps()).extracting(StudyStep::rate).containsExactly(1.0, 1.6, 2.56);
    }

    @Test
    void where_the_objective_held_everywhere_or_nowhere_the_next_rates_are_beyond() {
        StudyRecord explored = explored(study(ALL.subList(0, 1)), Protocol.QUICK);
        StudyPlan plan = plan(Protocol.QUICK);
        PlannedBlock block = plan.next(explored, measured).orElseThrow();
        StudyRecord held = played(explored, block);
        measured.replaceAll((run, steps) -> run.startsWith("explored")
                ? steps
                : steps.stream().map(step -> of(step, 400)).toList());
        double highest = block.highestRate();

        assertThat(rates(plan.next(held, measured).orElseThrow(), ModelState.HEALTHY))
                .allSatisfy(rate -> assertThat(rate).isGreaterThan(highest));
        measured.replaceAll((run, steps) -> run.startsWith("explored")
                ? steps
                : steps.stream().map(step -> of(step, 4_000)).toList());
        double lowest =
                block.steps().stream().mapToDouble(StudyStep::rate).min().orElseThrow();
        assertThat(rates(plan.next(held, measured).orElseThrow(), ModelState.HEALTHY))
                .allSatisfy(rate -> assertThat(rate).isLessThan(lowest));
    }

    private PlannedBlock measuring(StudyRecord study, Protocol protocol) {
        return plan(protocol).next(explored(study, protocol), measured).orElseThrow();
    }

    private StudyRecord explored(StudyRecord begun, Protocol protocol) {
        StudyRecord so = begun;
        for (int i = 0; i < begun.terms().states().size(); i++) {
            so = played(so, plan(protocol).next(so, measured).orElseThrow());
        }
        return so;
    }

    private StudyRecord played(StudyRecord so, PlannedBlock block) {
        return played(so, block, Duration.ofSeconds(30));
    }

    private StudyRecord played(StudyRecord so, PlannedBlock block, Duration spent) {
        String run = block.kind().word() + "-" + so.blocks().size();
        measured.put(
                run, block.steps().stream().map(step -> measured(run, step)).toList());
        return so.with(new StudyBlock(block.kind(), block.repetition(), run, spent, block.steps()));
    }

    private static StepMeasurement measured(String run, StudyStep step) {
        double share = step.rate() / (step.state() == ModelState.HEALTHY ? 10 : 5);
        double millis = share < 0.99 ? 200 / (1 - share) : 20_000;
        return new StepMeasurement(
                step.state(),
                step.rate(),
                step.repetition(),
                run,
                Duration.ofSeconds(12),
                new StepMeasurement.Journeys(200, 200, 0, 0, 200),
                Optional.of(new StepMeasurement.Latency(200, millis / 2, millis)),
                StepMeasurement.ShopReading.NONE,
                new StepMeasurement.GeneratorReading(2, OptionalDouble.empty(), false),
                Optional.empty());
    }

    private static StepMeasurement of(StepMeasurement step, double millis) {
        return new StepMeasurement(
                step.state(),
                step.rate(),
                step.repetition(),
                step.run(),
                step.window(),
                step.journeys(),
                Optional.of(new StepMeasurement.Latency(100, millis / 2, millis)),
                step.shop(),
                step.generator(),
                step.disturbance());
    }

    private static List<Double> rates(PlannedBlock block, ModelState state) {
        return block.steps().stream()
                .filter(step -> step.state() == state)
                .map(StudyStep::rate)
                .toList();
    }

    private static List<ModelState> inOrder(PlannedBlock block) {
        return block.steps().stream().map(StudyStep::state).sorted().toList();
    }

    private static StudyPlan plan(Protocol protocol) {
        return new StudyPlan(protocol, estimator(), block -> true);
    }

    private static CapacityEstimator estimator() {
        return new CapacityEstimator(OBJECTIVE, EstimateSettings.DEFAULT, ShopSize.UNKNOWN);
    }

    private static StudyRecord study(List<StudyTerms.State> states) {
        return StudyRecord.begun(
                "study",
                Instant.parse("2026-01-02T03:04:05Z"),
                new StudyTerms("embedded", "embedded", "", "quick", OBJECTIVE, 7, states, Map.of()));
    }
}
