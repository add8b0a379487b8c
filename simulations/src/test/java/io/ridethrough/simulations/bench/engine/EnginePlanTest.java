package io.ridethrough.simulations.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnginePlanTest {

    @Test
    void two_pairs_in_a_row_go_the_two_ways_round() {
        for (long seed = 0; seed < 20; seed++) {
            for (int pair = 0; pair < 10; pair += 2) {
                assertThat(plan(seed).order(pair))
                        .as("seed %d, pair %d", seed, pair)
                        .containsExactlyInAnyOrder(Recording.values())
                        .isNotEqualTo(plan(seed).order(pair + 1));
            }
        }
    }

    @Test
    void the_seed_decides_who_goes_first() {
        Set<List<Recording>> firsts =
                IntStream.range(0, 20).mapToObj(seed -> plan(seed).order(0)).collect(Collectors.toSet());

        assertThat(firsts).hasSize(2);
        assertThat(plan(7).order(0)).isEqualTo(plan(7).order(0));
    }

    @Test
    void a_generator_goes_on_until_its_window_is_over() {
        assertThat(plan(1).lasts()).isGreaterThan(Duration.ofSeconds(8).plusSeconds(5));
    }

    private static EnginePlan plan(long seed) {
        return new EnginePlan(10, Duration.ofSeconds(5), Duration.ofSeconds(8), 4, seed);
    }
}
