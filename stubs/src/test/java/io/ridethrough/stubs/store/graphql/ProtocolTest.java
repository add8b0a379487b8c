package io.ridethrough.stubs.store.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.graphql.TestShop.Answer;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both releases make of requests before anything is executed. */
class ProtocolTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final String CONFIG = "{storeConfig{store_code}}";
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

    @Test
    void malformed_json_breaks_the_old_and_is_refused_by_the_new() {
        Answer page = old.send("POST", "/graphql", JSON, "{\"query\": ");
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.response().body()).contains("There has been an error processing your request");
        Answer refusal = current.send("POST", "/graphql", JSON, "{\"query\": ");
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.message()).isEqualTo("Unable to parse the request.");
        assertThat(refusal.category()).isEqualTo("graphql-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"x\"", "{\"query\":5}", "{\"query\":\"{a}\",\"variables\":\"x\"}"})
    void json_of_the_wrong_type_breaks_php(String body) {
        Answer answer = old.send("POST", "/graphql", JSON, body);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[{\"query\":\"{storeConfig{store_code}}\"}]", "{\"query\":null}"})
    void a_body_without_a_query_is_an_empty_document(String body) {
        assertThat(old.send("POST", "/graphql", JSON, body).message()).isEqualTo("Syntax Error: Unexpected <EOF>");
        assertThat(current.send("POST", "/graphql", JSON, body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Content-Type|text/plain|Request content type must be application/json",
                "Store|nosuchstore|Requested store is not found (nosuchstore)",
                "Content-Currency|EUR|Please correct the target currency",
            })
    void a_header_that_is_refused(String header, String value, String message) {
        Map<String, String> headers = new java.util.HashMap<>(JSON);
        headers.put(header, value);
        for (TestShop shop : List.of(old, current)) {
            Answer answer = shop.send("POST", "/graphql", headers, "{\"query\":\"" + CONFIG + "\"}");
            assertThat(answer.status()).isEqualTo(shop == old ? 500 : 400);
            assertThat(answer.message()).isEqualTo(message);
            assertThat(answer.category()).isEqualTo("graphql-input");
        }
    }

    @Test
    void a_mutation_by_get_is_refused() {
        String path = "/graphql?query=mutation%7BcreateEmptyCart%7D";
        assertThat(old.send("GET", path, Map.of(), "").status()).isEqualTo(500);
        assertThat(current.send("GET", path, Map.of(), "").status()).isEqualTo(400);
        assertThat(current.send("GET", path, Map.of(), "").message())
                .isEqualTo("Mutation requests allowed only for POST requests");
    }

    @Test
    void variables_of_a_get_are_read() {
        String query =
                "/graphql?query=query(%24e%3AString!)%7BisEmailAvailable(email%3A%24e)%7Bis_email_available%7D%7D";
        assertThat(current.send("GET", query + "&variables=%7B%22e%22%3A%22a%40b.ch%22%7D", Map.of(), "")
                        .at("/data/isEmailAvailable/is_email_available")
                        .asBoolean())
                .isTrue();
        assertThat(current.send("GET", query + "&variables=nojson", Map.of(), "")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS"})
    void other_methods_ask_nothing(String method) {
        assertThat(old.send(method, "/graphql", JSON, "{\"query\":\"" + CONFIG + "\"}")
                        .message())
                .isEqualTo("Syntax Error: Unexpected <EOF>");
    }

    @Test
    void a_syntax_error_has_a_place_and_no_category() {
        Answer answer = current.ask("{storeConfig{store_code");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/locations/0/column").asInt()).isEqualTo(24);
        assertThat(answer.at("/errors/0").has("extensions")).isFalse();
        assertThat(answer.at("").has("data")).isFalse();
        assertThat(old.ask("{storeConfig{store_code").status()).isEqualTo(500);
    }

    @Test
    void a_document_that_does_not_fit_the_schema_is_answered_with_200() {
        Answer answer = current.ask("{storeConfig{nope}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.message()).isEqualTo("Cannot query field \"nope\" on type \"StoreConfig\".");
        assertThat(answer.at("/errors/0").has("path")).isFalse();
    }

    @Test
    void the_operations_name_is_not_read() {
        String body = "{\"query\":\"query A" + CONFIG + "\",\"operationName\":\"B\"}";
        assertThat(current.send("POST", "/graphql", JSON, body)
                        .at("/data/storeConfig/store_code")
                        .asText())
                .isEqualTo("default");
        assertThat(current.ask("query A" + CONFIG + " query B" + CONFIG).message())
                .isEqualTo("Must provide operation name if query contains multiple operations.");
    }

    @Test
    void only_the_first_error_is_told() {
        Answer answer = current.ask("{isEmailAvailable(email:\"x\"){is_email_available} customer{email}}");
        assertThat(answer.at("/errors")).hasSize(1);
        assertThat(answer.message()).isEqualTo("Email is invalid");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void queries_have_a_cache_id_that_tells_guests_from_customers_and_mutations_have_none() {
        String guest = current.ask(CONFIG).header("X-Magento-Cache-Id");
        assertThat(guest).hasSize(64);
        assertThat(current.askWith(current.token(1), CONFIG).header("X-Magento-Cache-Id"))
                .hasSize(64)
                .isNotEqualTo(guest);
        Answer mutation = current.ask("mutation{createEmptyCart}");
        assertThat(mutation.header("X-Magento-Cache-Id")).isEmpty();
        assertThat(mutation.header("X-Magento-Tags")).isEmpty();
        assertThat(mutation.header("Cache-Control")).isEqualTo("max-age=0, must-revalidate, no-cache, no-store");
    }

    @Test
    void an_answer_that_a_page_cache_may_keep_has_no_tags() {
        String path = "/graphql?query=%7BstoreConfig%7Bstore_code%7D%7D";
        assertThat(current.send("GET", path, Map.of(), "").header("X-Magento-Tags"))
                .isEmpty();
        assertThat(current.ask(CONFIG).header("X-Magento-Tags")).isEqualTo("FPC");
    }

    @Test
    void too_many_fields_are_refused_before_and_after_fragments_are_filled_in() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            fields.append("a").append(i).append(":locale ");
        }
        Answer large = current.ask("{storeConfig{" + fields + "}}");
        assertThat(large.message()).isEqualTo("Max query complexity should be 300 but got 301.");
        assertThat(large.category()).isEqualTo("graphql-input");
        assertThat(large.status()).isEqualTo(400);
        String third = fields.substring(0, fields.indexOf("a100"));
        Answer multiplied = current.ask("{a:storeConfig{...F} b:storeConfig{...F} c:storeConfig{...F}}"
                + " fragment F on StoreConfig{" + third + "}");
        assertThat(multiplied.message()).isEqualTo("Max query complexity should be 300 but got 303.");
        assertThat(multiplied.status()).isEqualTo(200);
        assertThat(multiplied.category()).isEmpty();
    }

    @Test
    void a_type_that_does_not_exist_breaks_the_library() {
        Answer answer = current.ask("query($e:Nope!){isEmailAvailable(email:$e){is_email_available}}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.message()).isEqualTo("Internal server error");
    }
}
