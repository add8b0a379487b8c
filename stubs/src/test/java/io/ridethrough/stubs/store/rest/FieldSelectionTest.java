package io.ridethrough.stubs.store.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldSelectionTest {
    private static final View ANSWER = View.with("total_count", 1)
            .and(
                    "items",
                    List.of(View.with("sku", "A")
                            .and("qty", 2)
                            .and("tax", View.with("rate", 0).and("id", 1))))
            .and("none", List.of());

    @Test
    void keeps_what_is_named_at_every_depth() {
        assertThat(selected("items[sku,tax[id]],total_count"))
                .isEqualTo(View.with("total_count", 1)
                        .and("items", List.of(View.with("sku", "A").and("tax", View.with("id", 1)))));
    }

    @Test
    void leaves_an_empty_list_of_an_object_without_any_of_the_fields() {
        assertThat(selected("items[colour]")).isEqualTo(View.with("items", List.of(List.of())));
        assertThat(selected("colour")).isEqualTo(List.of());
    }

    @Test
    void makes_null_of_a_list_that_was_empty() {
        assertThat(selected("none[sku]")).isEqualTo(View.with("none", null));
    }

    @Test
    void is_none_when_brackets_do_not_match_or_characters_are_strange() {
        assertThat(FieldSelection.parse("items[sku")).isEmpty();
        assertThat(FieldSelection.parse("items]")).isEmpty();
        assertThat(FieldSelection.parse("items[sku qty]")).isEmpty();
    }

    private static @Nullable Object selected(String fields) {
        return FieldSelection.parse(fields).orElseThrow().of(ANSWER);
    }
}
