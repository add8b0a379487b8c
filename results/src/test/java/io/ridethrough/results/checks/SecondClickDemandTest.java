package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedLoad.SecondClick;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client clicks again in the steady phase of a sound run, in which every request makes one call. */
class SecondClickDemandTest {

    private static final int STEADY = 80;
    private static final long AT = ARun.ORIGIN + 10_045_000;
    private static final RunRecord SOUND = ARun.sound().build();

    @Test
    void a_second_click_that_asks_the_model_is_demand_of_its_own() {
        List<Demand> demands = steady(run(List.of(clicked()), Outcome.OK, "model", true));

        assertThat(demands).hasSize(STEADY + 1).allMatch(demand -> demand.attempts() == 1);
    }

    @Test
    void without_a_plan_that_tells_of_it_its_call_would_be_another_requests_retry() {
        List<Demand> demands = steady(run(List.of(), Outcome.OK, "model", true));

        assertThat(demands).hasSize(STEADY).anyMatch(demand -> demand.attempts() == 2);
    }

    @Test
    void a_second_click_that_is_turned_away_asked_for_nothing() {
        List<Demand> demands = steady(run(List.of(clicked()), Outcome.CHECK_FAILED, "", false));

        assertThat(demands).hasSize(STEADY).allMatch(demand -> demand.attempts() == 1);
    }

    private static SecondClick clicked() {
        return new SecondClick("place-order", Duration.ofMillis(300), 1);
    }

    private static List<Demand> steady(RunRecord run) {
        Window window = Timeline.of(run).judged(List.of("steady")).get(0);
        return Wire.of(run, run.plan().points().get(0)).during(window);
    }

    private static RunRecord run(List<SecondClick> clicks, Outcome outcome, String inference, boolean isCalling) {
        List<Sample> samples = new ArrayList<>(SOUND.samples());
        samples.add(new Sample(
                "guest-checkout", "place-order-again", 20, AT, AT, AT + 30_000, 200, outcome, inference, ""));
        List<Attempt> attempts = new ArrayList<>(SOUND.attempts());
        if (isCalling) {
            attempts.add(new Attempt(AT + 10_000, "inference", "advice"));
        }
        return new RunRecord(
                plan(SOUND.plan(), clicks),
                SOUND.journal(),
                samples,
                SOUND.journeys(),
                SOUND.claims(),
                attempts,
                SOUND.ledger());
    }

    private static RunPlan plan(RunPlan plan, List<SecondClick> clicks) {
        PlannedLoad load = plan.load().get(0);
        return new RunPlan(
                plan.format(),
                plan.runId(),
                plan.scenario(),
                plan.story(),
                plan.environment(),
                plan.defect(),
                plan.seed(),
                plan.versions(),
                plan.phases(),
                List.of(new PlannedLoad(
                        load.flow(), load.perSecond(), load.arrivals(), load.patience(), clicks, load.products())),
                plan.points(),
                plan.watches(),
                List.of(),
                plan.expectations());
    }
}
