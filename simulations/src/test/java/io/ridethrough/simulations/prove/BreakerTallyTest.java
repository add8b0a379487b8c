package io.ridethrough.simulations.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.BreakerAgreement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakerTallyTest {

    @Test
    void times_are_added_up_and_the_longest_alarm_is_kept() {
        BreakerTally tally = BreakerTally.NONE
                .with(new BreakerAgreement(60_000_000, 60_000_000, 0, 250_000, 0, 0))
                .with(new BreakerAgreement(20_000_000, 19_000_000, 0, 0, 0, 0));

        assertThat(tally.sentence())
                .isEqualTo(
                        "Breakers read on the wire alone agreed with the shop's own within 500 ms for 98.75 % of 80 s"
                                + " (2 breakers); none was read open while it was closed for longer than 0.25 s.");
    }

    @Test
    void nothing_compared_is_said_and_not_called_agreement() throws Exception {
        assertThat(BreakerTally.of(Path.of("none"), List.of()).sentence()).startsWith("No breaker could be compared");
    }
}
