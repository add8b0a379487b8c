package io.ridethrough.results.capacity.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.checks.Samples;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Egress;
import io.ridethrough.results.run.Golden;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Loss;
import io.ridethrough.results.run.ModelCall;
import io.ridethrough.results.run.ModelCalls;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A run written by hand: 10 s to settle, a window of 10 s, 10 s without arrivals, then the same once more with a fault. Two
 * orders arrive a second, and each takes a tenth of a second longer than the one before it in its window.
 */
class StepReaderTest {
    private static final long ORIGIN = 1_700_000_000_000_000L;
    private static final long SECOND = 1_000_000;
    private static final StudyStep HEALTHY = new StudyStep("healthy-2", ModelState.HEALTHY, 2, 1);
    private static final StudyStep SLOW = new StudyStep("slow-2", ModelState.SLOW, 2, 1);

    private final List<JournalEvent> journal = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Journey> journeys = new ArrayList<>();
    private final List<ModelCall> calls = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private int planned;

    StepReaderTest() {
        event(0, "load-started", Map.of("origin", ORIGIN));
        for (int second = 0; second < 60; second++) {
            boolean isDrain = second >= 20 && second < 30 || second >= 50;
            event(
                    second,
                    "probe",
                    Map.of(
                            "source",
                            "store",
                            "workersBusy",
                            second % 2 == 0 ? 1 : 3,
                            "queued",
                            isDrain ? 0 : 2,
                            "breakers",
                            Map.of("advice", second >= 45 ? "OPEN" : "CLOSED", "identity", "OPEN")));
            event(second, "generator", Map.of("sent", 1, "cpuMillis", 400L * second));
            for (int half = 0; half < 2 && !isDrain; half++) {
                order(ORIGIN + second * SECOND + half * SECOND / 2, 100_000L * ((second % 10) * 2 + half + 1));
            }
        }
        event(30, "fault-applied", Map.of("id", "settle-2/1", "appliedAt", ORIGIN + 30 * SECOND + 3_000));
        event(50, "fault-healed", Map.of("id", "settle-2/1", "healedAt", ORIGIN + 50 * SECOND + 3_000));
        event(20, "phase-ended", Map.of("phase", "healthy-2"));
        event(50, "phase-ended", Map.of("phase", "slow-2"));
    }

    @Test
    void a_window_has_its_own_journeys_and_latencies_and_none_of_what_settled() {
        StepMeasurement step = read(HEALTHY);

        assertThat(step.isSound()).as("%s", step.disturbance()).isTrue();
        assertThat(step.window()).isEqualTo(Duration.ofSeconds(10));
        // Three that settled end in it, and three of its own do not.
        assertThat(step.journeys()).isEqualTo(new StepMeasurement.Journeys(20, 20, 0, 3, 20));
        assertThat(step.journeys().after()).isEqualTo(3);
        StepMeasurement.Latency latency = step.latency().orElseThrow();
        assertThat(latency.samples()).isEqualTo(20);
        assertThat(latency.percentileMillis()).as("the 19th of 20").isEqualTo(1_900);
        assertThat(latency.meanMillis()).isEqualTo(1_050);
        assertThat(step.run()).isEqualTo("run-1");
    }

    @Test
    void a_failed_journey_counts_and_its_answer_does_not() {
        Sample last = samples.get(39);
        samples.set(39, Samples.ending(last, Outcome.TIMED_OUT, 0));
        Journey journey = journeys.get(39);
        journeys.set(
                39,
                new Journey(
                        journey.flow(),
                        journey.user(),
                        journey.intendedAt(),
                        journey.startedAt(),
                        journey.endedAt(),
                        false,
                        false));

        StepMeasurement step = read(HEALTHY);

        assertThat(step.journeys()).isEqualTo(new StepMeasurement.Journeys(20, 19, 1, 3, 20));
        assertThat(step.latency().orElseThrow().samples()).isEqualTo(19);
    }

    @Test
    void what_the_shop_told_is_a_mean_over_the_window() {
        // One call of 400 ms for each order of the healthy window, the last but one of them beyond four slots.
        for (int i = 0; i < 20; i++) {
            calls.add(call(ORIGIN + 10 * SECOND + i * SECOND / 2, 400));
        }
        StepMeasurement.ShopReading shop = read(HEALTHY).shop();

        assertThat(shop.workersBusy()).hasValue(2);
        assertThat(shop.backlog()).hasValue(2);
        assertThat(shop.callsPerOrder()).hasValue(1);
        assertThat(shop.workersHeld().orElseThrow()).isCloseTo(0.8, within(1e-9));
        assertThat(shop.slotsBusy().orElseThrow()).isCloseTo(0.8, within(1e-9));
        assertThat(shop.serviceMillis()).hasValue(400);
        assertThat(shop.fallbackShare()).hasValue(0);
        assertThat(shop.breakerOpenShare())
                .as("another point's breaker is not this flow's")
                .hasValue(0);
        assertThat(read(SLOW).shop().breakerOpenShare()).hasValue(0.5);
        assertThat(read(SLOW).shop().fallbackShare()).hasValue(1);
        assertThat(read(SLOW).shop().slotsBusy()).as("a fault is no slot").isEmpty();
    }

    @Test
    void calls_that_waited_for_a_slot_do_not_tell_how_long_one_takes() {
        long at = ORIGIN + 12 * SECOND;
        for (int i = 0; i < 4; i++) {
            calls.add(call(at, 500));
        }
        calls.add(call(at + 100_000, 900));
        StepMeasurement.ShopReading shop = read(HEALTHY).shop();

        assertThat(shop.serviceMillis()).hasValue(500);
        assertThat(shop.workersHeld().orElseThrow()).isCloseTo((4 * 0.5 + 0.9) / 10, within(1e-9));
        assertThat(shop.slotsBusy().orElseThrow())
                .as("four slots for 0.4 s beyond its beginning are full, the fifth call waits")
                .isCloseTo((4 * 0.5 + 0.5) / 10, within(1e-9));
    }

    @Test
    void a_generator_that_began_its_arrivals_late_is_full() {
        StepMeasurement sound = read(HEALTHY);
        assertThat(sound.generator().isSaturated()).isFalse();
        assertThat(sound.generator().lagMillis()).isEqualTo(2);
        assertThat(sound.generator().cpuShare().orElseThrow())
                .as("0.4 s a second of two cores")
                .isCloseTo(0.2, within(1e-6));

        for (int i = 30; i < 40; i++) {
            Journey journey = journeys.get(i);
            journeys.set(
                    i,
                    new Journey(
                            journey.flow(),
                            journey.user(),
                            journey.intendedAt(),
                            journey.intendedAt() + 251_000,
                            journey.endedAt(),
                            true,
                            false));
        }

        StepMeasurement late = read(HEALTHY);
        assertThat(late.generator().isSaturated()).isTrue();
        assertThat(late.isSound()).isFalse();
        assertThat(read(SLOW).generator().isSaturated()).as("another window").isFalse();
    }

    @Test
    void a_generator_that_takes_the_whole_machine_is_full() {
        journal.removeIf(event -> event.event().equals("generator"));
        for (int second = 10; second < 20; second++) {
            event(second, "generator", Map.of("cpuMillis", 1_900L * second));
        }

        assertThat(read(HEALTHY).generator().isSaturated()).isTrue();
    }

    @Test
    void a_window_that_the_run_did_not_come_to_the_end_of_is_of_no_use() {
        journal.removeIf(event -> event.event().equals("phase-ended"));

        assertThat(read(HEALTHY).disturbance()).contains("its run ended before it did");
    }

    @Test
    void a_window_without_its_fault_is_of_no_use() {
        assertThat(read(SLOW).disturbance()).isEmpty();
        journal.removeIf(event -> event.event().equals("fault-healed"));
        event(45, "fault-healed", Map.of("id", "settle-2/1", "healedAt", ORIGIN + 45 * SECOND));

        assertThat(read(SLOW).disturbance()).contains("latency 200 ms on inference was not there all the time");
        assertThat(read(HEALTHY).disturbance()).isEmpty();
    }

    @Test
    void a_queue_that_the_step_before_left_is_told() {
        journal.removeIf(event -> event.at() == ORIGIN + 29 * SECOND);
        event(29, "probe", Map.of("source", "store", "workersBusy", 4, "queued", 7));

        assertThat(read(SLOW).disturbance()).contains("7 requests were still queued when it began to settle");
        assertThat(read(HEALTHY).disturbance()).isEmpty();
    }

    @Test
    void too_few_arrivals_are_another_load() {
        planned = 200;

        assertThat(read(HEALTHY).disturbance()).contains("80 of 200 planned arrivals were made");
        event(55, "stopped", Map.of("healedAt", ORIGIN));
        assertThat(read(HEALTHY).disturbance())
                .as("a run that was stopped came to no more")
                .isEmpty();
    }

    @Test
    void a_run_that_is_not_whole_is_of_no_use() {
        losses.add(new Loss("samples.bin", Loss.Extent.TORN, "ends in mid-record"));

        assertThat(read(HEALTHY).disturbance()).contains("its run is not whole: samples.bin ends in mid-record");
    }

    @Test
    void without_a_load_or_a_phase_there_is_nothing() {
        StepMeasurement strange = read(new StudyStep("healthy-3", ModelState.HEALTHY, 3, 1));
        assertThat(strange.disturbance()).contains("its run's plan has no phase healthy-3");
        journal.removeIf(event -> event.event().equals("load-started"));

        assertThat(read(HEALTHY).disturbance()).contains("its load never began");
        assertThat(read(HEALTHY).latency()).isEqualTo(Optional.empty());
    }

    private StepMeasurement read(StudyStep step) {
        return new StepReader(run(), Objective.DEFAULT).read(List.of(step)).get(0);
    }

    private void event(int second, String event, Map<String, ?> fields) {
        journal.add(new JournalEvent(ORIGIN + second * SECOND, event, RunJson.tree(fields)));
    }

    private void order(long at, long takesMicros) {
        int user = journeys.size();
        boolean isSlow = at >= ORIGIN + 40 * SECOND;
        samples.add(new Sample(
                "guest-checkout",
                "place-order",
                user,
                at,
                at + 2_000,
                at + takesMicros,
                200,
                Outcome.OK,
                isSlow ? "fallback; reason=timeout" : "model",
                ""));
        journeys.add(new Journey("guest-checkout", user, at, at + 2_000, at + takesMicros, true, false));
        planned++;
    }

    private static ModelCall call(long at, long millis) {
        return new ModelCall(at, "reference", "reference", "model", millis, "");
    }

    private RunRecord run() {
        RunPlan plan = new RunPlan(
                PlanFile.FORMAT,
                "run-1",
                "capacity-measured-1",
                "A run of a study.",
                "embedded",
                "none",
                7,
                Map.of("processors", "2", "model-slots", "4"),
                List.of(
                        phase("settle-1", 0, 1),
                        phase("healthy-2", 10, 1),
                        phase("drain-1", 20, 0),
                        new PlannedPhase(
                                "settle-2",
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(40),
                                false,
                                1,
                                List.of(new PlannedFault(
                                        "settle-2/1",
                                        "inference",
                                        "latency",
                                        "latency 200 ms",
                                        Duration.ofSeconds(30),
                                        Duration.ofSeconds(50)))),
                        phase("slow-2", 40, 1),
                        phase("drain-2", 50, 0)),
                List.of(new PlannedLoad("guest-checkout", 2, planned, Duration.ofSeconds(10))),
                List.of(new InferencePoint("advice", "guest-checkout", "place-order", "inference")),
                List.of(),
                List.of(),
                List.of());
        return new RunRecord(
                plan,
                journal,
                samples,
                journeys,
                List.of(),
                List.of(),
                Optional.empty(),
                Golden.NONE,
                Egress.NONE,
                List.of(),
                new ModelCalls(true, false, calls),
                losses);
    }

    private static PlannedPhase phase(String name, int from, double load) {
        return new PlannedPhase(
                name, Duration.ofSeconds(from), Duration.ofSeconds(from + 10), load > 0, load, List.of());
    }
}
