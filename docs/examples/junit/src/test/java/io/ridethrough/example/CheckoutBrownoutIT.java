package io.ridethrough.example;

import static io.ridethrough.results.assertions.Bounds.atLeast;
import static io.ridethrough.results.assertions.Bounds.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.assertions.FinishedRun;
import io.ridethrough.simulations.testing.Ridethrough;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * One real run, and what has to hold of it. It takes two minutes, so its name keeps it out of the usual tests: docs/junit.md has
 * the command.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CheckoutBrownoutIT {

    private FinishedRun run;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void play() throws Exception {
        run = Ridethrough.scenario("checkout-brownout")
                .seed(7)
                .shownOn(System.out)
                .run();
    }

    @Test
    void all_that_the_scenario_claims_holds() {
        assertThat(run).hasPassed();
    }

    @Test
    void guests_check_out_while_the_model_is_slow() {
        assertThat(run)
                .inPhase("slow")
                .flow("guest-checkout")
                .completes(atLeast(0.995))
                .showsErrors(atMost(0.01))
                .step("place-order")
                .p95(atMost(Duration.ofMillis(1500)));
    }

    @Test
    void the_rules_take_over_until_the_model_is_back() {
        assertThat(run).inPhases("slow", "down").point("advice").fallsBack(atLeast(0.95));
        assertThat(run).inPhase("slow").point("advice").opensBreaker(atMost(Duration.ofSeconds(6)));
        assertThat(run).inPhase("recovery").point("advice").closesBreaker(atMost(Duration.ofSeconds(10)));
    }

    @Test
    void the_books_agree() {
        assertThat(run).reconcilesOrders();
    }
}
