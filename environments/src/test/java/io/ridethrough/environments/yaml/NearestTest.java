package io.ridethrough.environments.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({"'','',0", "kitten,sitting,3", "lasts,last,1", "rate,raet,1", "flow,'',4", "ca,abc,3"})
    void distance_counts_edits_and_swaps(String a, String b, int edits) {
        assertThat(Nearest.distance(a, b)).isEqualTo(edits);
        assertThat(Nearest.distance(b, a)).isEqualTo(edits);
    }

    @Test
    void the_nearest_wins() {
        assertThat(Nearest.to("recvery", List.of("discovery", "recovery"))).contains("recovery");
    }

    @Test
    void case_is_no_difference() {
        assertThat(Nearest.to("LASTS", List.of("lasts"))).contains("lasts");
    }

    @Test
    void nothing_is_near_a_word_that_resembles_none() {
        assertThat(Nearest.to("temperature", List.of("lasts", "phase"))).isEmpty();
    }
}
