package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MomentTest {

    @Test
    void what_changes_at_one_time_is_one_moment_in_the_order_of_the_timeline() {
        RunPlan plan = plan(
                phase("steady", 0, 10),
                phase("slow", 10, 20, fault("slow/1", 10, 20), fault("slow/2", 13, 18)),
                phase("down", 20, 30, fault("down/1", 20, 24)));

        assertThat(Moment.of(plan).stream().map(MomentTest::told))
                .containsExactly(
                        "0: begins steady",
                        "10: ends steady, begins slow, breaks slow/1",
                        "13: breaks slow/2",
                        "18: heals slow/2",
                        "20: ends slow, begins down, breaks down/1, heals slow/1",
                        "24: heals down/1",
                        "30: ends down");
    }

    private static String told(Moment moment) {
        StringBuilder told = new StringBuilder();
        moment.ends().ifPresent(phase -> told.append(", ends ").append(phase.name()));
        moment.begins().ifPresent(phase -> told.append(", begins ").append(phase.name()));
        moment.breaks()
                .forEach(starting ->
                        told.append(", breaks ").append(starting.fault().id()));
        moment.heals().forEach(id -> told.append(", heals ").append(id));
        return moment.offset().toSeconds() + told.toString().replaceFirst(", ", ": ");
    }

    private static RunPlan plan(PlannedPhase... phases) {
        return new RunPlan(
                PlanFile.FORMAT,
                "run",
                "little",
                "A model is slow.",
                "small",
                "none",
                1,
                Map.of(),
                List.of(phases),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static PlannedPhase phase(String name, int from, int to, PlannedFault... faults) {
        return new PlannedPhase(name, Duration.ofSeconds(from), Duration.ofSeconds(to), true, List.of(faults));
    }

    private static PlannedFault fault(String id, int from, int to) {
        return new PlannedFault(
                id, "inference", "latency", "latency 4 s", Duration.ofSeconds(from), Duration.ofSeconds(to));
    }
}
