package io.ridethrough.simulations.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.simulations.presets.MadeUpMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetTableTest {

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 79, 80, 100, 200})
    void no_line_is_wider_than_the_terminal(int columns) {
        assertThat(lines(columns))
                .allSatisfy(line -> assertThat(Wrapping.width(line)).isLessThanOrEqualTo(columns));
    }

    @Test
    void eighty_columns_have_room_for_a_table() {
        assertThat(lines(80))
                .containsSubsequence(
                        "preset             validity errors- latency- recovery amplification orders-",
                        "                            shown   ratio                           reconcile",
                        "cold-start         pass     pass    pass     pass     pass          pass",
                        "gpu-out-of-memory  doubt    pass    FAIL     pass     -             pass",
                        "network-partition  doubt    pass    pass     pass     pass          pass",
                        "FAIL          gpu-out-of-memory, latency-ratio/browse: browse took 9 | 1",
                        "INCONCLUSIVE  network-partition, validity/arrivals: the generator fell behind",
                        "FAIL          drill under 3 presets on inference: 1 passed, 1 failed, 1 in",
                        "              doubt. Seed 7.");
    }

    @Test
    void a_narrow_terminal_gets_a_paragraph_for_each_preset() {
        assertThat(lines(40))
                .containsSubsequence(
                        "gpu-out-of-memory",
                        "  doubt  validity",
                        "  pass   errors-shown",
                        "  FAIL   latency-ratio",
                        "  -      amplification",
                        "network-partition");
    }

    private static List<String> lines(int columns) {
        return PresetTable.lines(MadeUpMatrix.of(3), new Surroundings(false, false, true, () -> columns));
    }
}
