package io.ridethrough.simulations.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {

    @ParameterizedTest
    @CsvSource({"110,110", "20,40", "5000,200", "wide,100", "'',100", "-3,100"})
    void the_width_is_what_columns_says_within_bounds(String told, int columns) {
        assertThat(Surroundings.columns(Map.of("COLUMNS", told), false)).isEqualTo(columns);
    }

    @Test
    void the_first_locale_variable_that_is_set_decides_on_unicode() {
        assertThat(Surroundings.speaksUnicode(Map.of("LANG", "en_GB.UTF-8"))).isTrue();
        assertThat(Surroundings.speaksUnicode(Map.of("LC_ALL", "C", "LANG", "en_GB.UTF-8")))
                .isFalse();
        assertThat(Surroundings.speaksUnicode(Map.of())).isFalse();
    }

    @Test
    void a_dumb_terminal_and_plain_output_are_not_live() {
        assertThat(Surroundings.detect(Map.of("TERM", "dumb"), false).isLive()).isFalse();
        assertThat(Surroundings.detect(Map.of("TERM", "xterm"), true).isLive()).isFalse();
    }

    @Test
    void a_test_without_a_terminal_gets_plain_lines() {
        Surroundings surroundings = new Surroundings(false, false, false, () -> 100);

        assertThat(surroundings.view(System.out)).isInstanceOf(PlainView.class);
    }
}
