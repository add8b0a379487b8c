package io.ridethrough.results.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSizingTest {

    /** Half a second a call, four slots of which three quarters may be busy: three orders of two calls keep one full. */
    private static final ModelSizing SIZING =
            new ModelSizing(3, 2, 500, 4, 0.75, true, 1, List.of(), List.of(), Optional.empty());

    @ParameterizedTest
    @CsvSource({"0.1, 1", "3, 1", "3.01, 2", "6, 2", "30, 10"})
    void a_rate_needs_as_many_replicas_as_keep_the_slots_below_their_limit(double perSecond, int replicas) {
        assertThat(SIZING.replicasFor(perSecond)).isEqualTo(replicas);
    }
}
