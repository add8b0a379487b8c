package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.guard.LoadLimits;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.simulations.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    @Test
    void users_under_way_are_those_who_arrive_while_one_waits_at_every_step_as_long_as_it_can() {
        // Nine steps of 2 s and eight pauses of 0.2 s are 19.6 s; four steps of 1 s and three pauses 4.6 s.
        LoadLimits.Asked asked = Admission.asked(scenario(
                Duration.ofMinutes(1),
                new Scenario.Load("guest-checkout", 5, Duration.ofSeconds(2)),
                new Scenario.Load("onboarding", 10, Duration.ofSeconds(1))));

        assertThat(asked).isEqualTo(new LoadLimits.Asked(15, 98 + 46, Duration.ofMinutes(1)));
    }

    @Test
    void no_more_users_are_under_way_than_arrive_at_all() {
        LoadLimits.Asked asked = Admission.asked(
                scenario(Duration.ofSeconds(10), new Scenario.Load("guest-checkout", 5, Duration.ofSeconds(30))));

        assertThat(asked).isEqualTo(new LoadLimits.Asked(5, 50, Duration.ofSeconds(10)));
    }

    @Test
    void the_busiest_phase_counts_for_all_of_them() {
        Scenario even = scenario(Duration.ofMinutes(1), new Scenario.Load("guest-checkout", 5, Duration.ofSeconds(2)));
        Scenario busier = new Scenario(
                even.name(),
                even.story(),
                even.seed(),
                even.load(),
                List.of(
                        new Scenario.Phase("steady", Duration.ofSeconds(50), true, List.of()),
                        new Scenario.Phase("rush", Duration.ofSeconds(10), true, 3, List.of())),
                even.expectations());

        assertThat(Admission.asked(busier)).isEqualTo(new LoadLimits.Asked(15, 3 * 98, Duration.ofMinutes(1)));
    }

    private static Scenario scenario(Duration lasts, Scenario.Load... loads) {
        return new Scenario(
                "little",
                "Nothing happens.",
                OptionalLong.empty(),
                List.of(loads),
                List.of(new Scenario.Phase("steady", lasts, true, List.of())),
                List.of(new Expectation.OrdersReconcile()));
    }
}
