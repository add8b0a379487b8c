package io.ridethrough.stubs.store.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in the catalogue, and in which sequence. */
class CatalogueTest {
    private static TestShop old;
    private static TestShop current;

    @BeforeAll
    static void open() throws Exception {
        old = TestShop.of(MagentoRelease.V2_4_7_P3);
        current = TestShop.of(MagentoRelease.V2_4_8_P1);
    }

    @AfterAll
    static void close() {
        old.close();
        current.close();
    }

    private static List<String> skus(TestShop shop, String arguments) {
        return shop.ask("{products(" + arguments + "){items{sku}}}")
                .at("/data/products/items")
                .valueStream()
                .map(it -> it.path("sku").asText())
                .toList();
    }

    @Test
    void what_is_equally_relevant_is_in_the_sequence_of_the_release() {
        assertThat(skus(old, "search:\"Chaos\",pageSize:5"))
                .containsExactly("CHAOS-009", "CHAOS-008", "CHAOS-007", "CHAOS-006", "CHAOS-050");
        assertThat(skus(current, "search:\"Chaos\",pageSize:3")).containsExactly("CHAOS-050", "CHAOS-049", "CHAOS-048");
    }

    @Test
    void what_has_more_of_the_words_comes_first() {
        assertThat(skus(current, "search:\"Chaos Tee 007\",pageSize:1")).containsExactly("CHAOS-007");
    }

    @Test
    void what_is_out_of_stock_is_not_there() {
        assertThat(skus(current, "filter:{sku:{in:[\"CHAOS-OOS\",\"CHAOS-001\"]}}"))
                .containsExactly("CHAOS-001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter:{price:{from:\"11\",to:\"13\"}}|CHAOS-003,CHAOS-002",
                "filter:{url_key:{eq:\"chaos-tee-003\"}}|CHAOS-003",
                "filter:{sku:{eq:\"chaos-001\"}}|''",
                "filter:{category_id:{eq:\"99\"}}|''",
                "search:\"x\"|''",
                "search:\"ch\",pageSize:1|CHAOS-050",
                "search:\"Chaos\",sort:{price:DESC},pageSize:2|CHAOS-050,CHAOS-049",
                "filter:{category_uid:{eq:\"Mw==\"},sku:{eq:\"CHAOS-002\"}}|CHAOS-002",
            })
    void filters_and_sorts(String arguments, String skus) {
        assertThat(String.join(",", skus(current, arguments))).isEqualTo(skus);
    }

    @Test
    void from_zero_on_the_older_release_finds_nothing() {
        String fromZero = "filter:{price:{from:\"0\"}},pageSize:1";
        assertThat(skus(old, fromZero)).isEmpty();
        assertThat(skus(current, fromZero)).isNotEmpty();
        assertThat(skus(old, "filter:{price:{from:\"0.01\"}},pageSize:1")).isNotEmpty();
        assertThat(skus(old, "filter:{price:{from:\"0\",to:\"11\"}}")).contains("CHAOS-001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pageSize:0|pageSize value must be greater than 0.",
                "currentPage:0|currentPage value must be greater than 0.",
                "pageSize:10,currentPage:7|currentPage value 7 specified is greater than the 6 page(s) available.",
            })
    void a_page_that_is_not_there(String page, String message) {
        assertThat(current.ask("{products(search:\"Chaos\"," + page + "){total_count}}")
                        .message())
                .isEqualTo(message);
    }

    @Test
    void a_filter_though_empty_shows_all_categories_and_none_the_root() {
        JsonNode all = current.ask("{categories(filters:{}){total_count items{product_count children{name}}}}")
                .at("/data/categories");
        assertThat(all.path("total_count").asInt()).isEqualTo(2);
        assertThat(all.at("/items/0/product_count").asInt()).isEqualTo(52);
        assertThat(all.at("/items/0/children/0/name").asText()).isEqualTo("Chaos Tees");
        assertThat(current.ask("{categoryList{id}}").at("/data/categoryList")).hasSize(1);
        assertThat(current.ask("{category(id:99){id}}").category()).isEqualTo("graphql-no-such-entity");
    }

    @Test
    void a_web_address_leads_to_what_it_is_of() {
        String route = "{route(url:\"%s\"){__typename type ... on SimpleProduct{sku} ... on CategoryTree{name}}}";
        assertThat(current.ask(route.formatted("chaos-tee-001.html"))
                        .at("/data/route/sku")
                        .asText())
                .isEqualTo("CHAOS-001");
        assertThat(current.ask(route.formatted("chaos-tees.html"))
                        .at("/data/route/type")
                        .asText())
                .isEqualTo("CATEGORY");
        assertThat(current.ask(route.formatted("nope")).at("/data/route").isNull())
                .isTrue();
    }

    @Test
    void each_store_view_has_its_own_code() {
        assertThat(current.ask("{storeConfig{store_code}}", java.util.Map.of(), java.util.Map.of("Store", "harbour"))
                        .at("/data/storeConfig/store_code")
                        .asText())
                .isEqualTo("harbour");
    }

    @Test
    void countries_have_names_and_codes() {
        assertThat(current.ask("{country(id:\"US\"){three_letter_abbreviation full_name_english}}")
                        .at("/data/country")
                        .toString())
                .isEqualTo("{\"three_letter_abbreviation\":\"USA\",\"full_name_english\":\"United States\"}");
        assertThat(current.ask("{country(id:\"ZZ\"){id}}").message()).isEqualTo("The country isn't available.");
    }
}
