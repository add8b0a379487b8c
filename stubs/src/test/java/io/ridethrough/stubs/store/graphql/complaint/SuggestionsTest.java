package io.ridethrough.stubs.store.graphql.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    @Test
    void nearest_first_then_by_name_and_at_most_five() {
        assertThat(Suggestions.sentence("", "us", List.of("IS", "US", "AS", "BS", "ES", "GS", "CH")))
                .isEqualTo(" Did you mean \"AS\", \"BS\", \"ES\", \"GS\", or \"IS\"?");
    }

    @Test
    void two_are_joined_without_a_comma() {
        assertThat(Suggestions.sentence("", "serch", List.of("search", "sort", "pageSize")))
                .isEqualTo(" Did you mean \"search\" or \"sort\"?");
    }

    @Test
    void swapped_letters_are_one_step() {
        assertThat(Suggestions.distance("abdc", "abcd")).isEqualTo(1);
    }

    @Test
    void nothing_near_says_nothing() {
        assertThat(Suggestions.sentence("", "zzz", List.of("search"))).isEmpty();
    }
}
