package io.ridethrough.simulations.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.simulations.golden.GoldenSchedule.Question;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenScheduleTest {

    @Test
    void questions_are_evenly_spaced_over_the_whole_timeline() {
        assertThat(GoldenSchedule.of(4, List.of(phase("steady", 0, 2, List.of())))
                        .questions())
                .containsExactly(
                        at(0, false),
                        at(250, false),
                        at(500, false),
                        at(750, false),
                        at(1000, false),
                        at(1250, false),
                        at(1500, false),
                        at(1750, false));
    }

    @Test
    void a_swap_and_its_rollback_are_met_by_more_of_them() {
        PlannedFault swap = new PlannedFault(
                "drifted/1", "inference", "model-swap", "swap", Duration.ofSeconds(2), Duration.ofSeconds(3));
        GoldenSchedule schedule =
                GoldenSchedule.of(1, List.of(phase("steady", 0, 2, List.of()), phase("drifted", 2, 4, List.of(swap))));

        assertThat(schedule.questions()).hasSize(4 + 16 + 16);
        assertThat(schedule.questions().stream().filter(Question::isAboutSwap).map(Question::offset))
                .startsWith(Duration.ofMillis(1920), Duration.ofMillis(1930))
                .contains(Duration.ofSeconds(2), Duration.ofMillis(2070), Duration.ofSeconds(3))
                .endsWith(Duration.ofMillis(3070));
        assertThat(schedule.questions()).isSortedAccordingTo(Comparator.comparing(Question::offset));
    }

    private static Question at(long millis, boolean isAboutSwap) {
        return new Question(Duration.ofMillis(millis), isAboutSwap);
    }

    private static PlannedPhase phase(String name, int from, int to, List<PlannedFault> faults) {
        return new PlannedPhase(name, Duration.ofSeconds(from), Duration.ofSeconds(to), true, faults);
    }
}
