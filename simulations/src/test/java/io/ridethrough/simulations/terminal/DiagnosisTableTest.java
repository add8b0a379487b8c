package io.ridethrough.simulations.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.simulations.doctor.Diagnosis;
import io.ridethrough.simulations.doctor.Examined;
import io.ridethrough.simulations.doctor.Health;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTableTest {
    private static final Examined FINE = line(Health.FINE, "shop", "answers in 12 ms as store view default", "");
    private static final Examined BROKEN = line(
            Health.BROKEN,
            "inference",
            "the shop's calls to its model bypass the proxy: the shop answers in 41 ms, and in 43 ms with 300 ms of latency",
            "set the shop's address of the model to the fault proxy, and let nothing else lead to the model");
    private static final Examined UNTOLD = line(Health.CANT_TELL, "payment", "`cart` is broken", "");

    @Test
    void health_name_and_what_was_seen_stand_in_columns_and_the_remedy_below() {
        assertThat(lines(80))
                .containsExactly(
                        "fine        shop       answers in 12 ms as store view default",
                        "broken      inference  the shop's calls to its model bypass the proxy: the shop",
                        "                       answers in 41 ms, and in 43 ms with 300 ms of latency",
                        "                       do set the shop's address of the model to the fault",
                        "                          proxy, and let nothing else lead to the model",
                        "can't tell  payment    `cart` is broken");
        assertThat(table(80).closing(List.of(FINE, BROKEN, UNTOLD)))
                .containsExactly("", "1 fine, 1 broken, 1 can't tell");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 79, 100, 200})
    void no_line_is_wider_than_the_terminal(int columns) {
        assertThat(lines(columns))
                .allSatisfy(line -> assertThat(Wrapping.width(line)).isLessThanOrEqualTo(columns));
    }

    private static List<String> lines(int columns) {
        DiagnosisTable table = table(columns);
        return List.of(FINE, BROKEN, UNTOLD).stream()
                .flatMap(line -> table.lines(line).stream())
                .toList();
    }

    private static DiagnosisTable table(int columns) {
        return new DiagnosisTable(new Surroundings(false, false, true, () -> columns));
    }

    private static Examined line(Health health, String name, String seen, String remedy) {
        return new Examined(name, "something", new Diagnosis(health, seen, remedy));
    }
}
