package io.ridethrough.faults.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void paths_take_turns() throws IOException, InterruptedException {
        List<Integer> turns = new ArrayList<>();

        Rounds.take(2, 3, path -> {
            turns.add(path);
            return 1;
        });

        assertThat(turns).containsExactly(0, 1, 2, 0, 1, 2);
    }

    @Test
    void a_slow_round_that_hits_both_does_not_move_the_ratio() {
        Rounds rounds =
                new Rounds(List.of(new double[] {100, 100, 100}, new double[] {40, 4, 44}, new double[] {20, 2, 22}));

        Figure figure = rounds.figure("throughput", "MB/s");

        assertThat(figure.direct()).hasValue(100);
        assertThat(figure.values()).containsExactly(OptionalDouble.of(40), OptionalDouble.of(20));
        assertThat(figure.ratio()).hasValue(2);
    }
}
