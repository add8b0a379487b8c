package io.ridethrough.example;

import static io.ridethrough.results.assertions.Bounds.atLeast;
import static io.ridethrough.results.assertions.Bounds.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.assertions.FinishedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The same on a run that a pipeline has kept: nothing is played, so this takes a moment. The shop of this one is made up. */
class StoredRunTest {

    private static final Path STORED = Path.of("src", "test", "resources", "stored-run");

    @Test
    void guests_check_out_while_the_model_is_slow() throws IOException {
        FinishedRun run = FinishedRun.open(STORED);

        assertThat(run).hasPassed();
        assertThat(run)
                .inPhase("slow")
                .flow("guest-checkout")
                .completes(atLeast(0.995))
                .showsErrors(atMost(0.01))
                .step("place-order")
                .p95(atMost(Duration.ofMillis(1500)));
        assertThat(run).inPhases("slow", "down").point("advice").fallsBack(atLeast(0.95));
        assertThat(run).reconcilesOrders();
    }

    @Test
    void what_does_not_hold_says_what_was_measured_and_where_the_run_is() throws IOException {
        FinishedRun run = FinishedRun.open(STORED);

        assertThatThrownBy(() -> assertThat(run)
                        .inPhase("slow")
                        .flow("guest-checkout")
                        .step("place-order")
                        .p95(atMost(Duration.ofMillis(100))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("measured  830 ms during slow")
                .hasMessageContaining("stored-run, seed 7");
    }
}
