package io.ridethrough.stubs.store.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchQueryTest {
    @Test
    void reads_groups_in_both_spellings_and_equality_as_the_default() {
        SearchQuery query = SearchQuery.read(Map.of(
                "searchCriteria[filter_groups][0][filters][0][field]", "sku",
                "searchCriteria[filter_groups][0][filters][0][value]", "A",
                "searchCriteria[filterGroups][1][filters][0][field]", "qty",
                "searchCriteria[filterGroups][1][filters][0][value]", "3",
                "searchCriteria[filterGroups][1][filters][0][conditionType]", "gt"));
        assertThat(query.groups())
                .isEqualTo(List.of(
                        List.of(new SearchQuery.Filter("sku", "A", "eq")),
                        List.of(new SearchQuery.Filter("qty", "3", "gt"))));
    }

    @Test
    void sorts_groups_by_number_and_not_as_text() {
        SearchQuery query = SearchQuery.read(Map.of(
                "searchCriteria[filter_groups][10][filters][0][field]", "second",
                "searchCriteria[filter_groups][9][filters][0][field]", "first"));
        assertThat(query.groups().get(0).get(0).field()).isEqualTo("first");
    }

    @Test
    void repeats_only_what_was_asked() {
        SearchQuery query = SearchQuery.read(
                Map.of("searchCriteria[pageSize]", "2", "searchCriteria[sortOrders][0][field]", "sku"));
        assertThat(query.view())
                .isEqualTo(View.with("filter_groups", List.of())
                        .and("sort_orders", List.of(View.with("field", "sku").and("direction", null)))
                        .and("page_size", 2));
    }

    @Test
    void refuses_criteria_that_are_missing_unknown_or_of_another_type() {
        assertThatThrownBy(() -> SearchQuery.read(Map.of("fields", "sku"))).hasMessageContaining("is required");
        assertThatThrownBy(() -> SearchQuery.read(Map.of("searchCriteria[bogus]", "1")))
                .hasMessageContaining("is not supported");
        assertThatThrownBy(() -> SearchQuery.read(Map.of("searchCriteria[pageSize]", "x")))
                .hasMessage("Error occurred during \"pageSize\" processing. The \"x\" value's type is invalid."
                        + " The \"int\" type was expected. Verify and try again.");
        assertThatThrownBy(() -> SearchQuery.read(Map.of("searchCriteria[sortOrders][0][direction]", "up")))
                .hasMessageContaining("%1 for ascending");
    }
}
