package io.ridethrough.stubs.store.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.Conditions;
import io.ridethrough.stubs.store.TestStore;
import io.ridethrough.stubs.store.TestStore.Answer;
import io.ridethrough.stubs.store.pace.Pace;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What clients of Magento 2.4.8-p1 saw when something that it stands on had failed. */
class DependencyFaultsTest {
    private static final String SEARCH = "{products(search:\"Chaos\",pageSize:2){total_count items{sku}}}";
    private static final String BY_SKU = "{products(filter:{sku:{eq:\"CHAOS-001\"}}){items{sku}}}";
    private static final String CONFIG = "{storeConfig{store_code}}";

    private static TestStore shop;

    @BeforeAll
    static void start() throws IOException {
        shop = TestStore.under(new Conditions(Pace.INSTANT, Set.of(), true));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @AfterEach
    void mend() {
        Dependency.labels().forEach(name -> put(name, "up"));
        put("maintenance", "off");
    }

    @Test
    void without_database_every_request_is_a_500_of_plain_text_with_markup_in_it() {
        put("database", "down");
        Answer graphql = shop.graphql(CONFIG);
        assertThat(graphql.status()).isEqualTo(500);
        assertThat(graphql.contentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(graphql.text())
                .startsWith("<!doctype html>")
                .contains("There has been an error processing your request");
        assertThat(post("/rest/V1/guest-carts").status()).isEqualTo(500);
        assertThat(health()).isEqualTo(500);
    }

    @Test
    void without_php_nginx_answers_even_for_the_health_check() {
        put("php", "down");
        Answer refused = shop.graphql(CONFIG);
        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.contentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(refused.text()).contains("<title>502 Bad Gateway</title>");
        assertThat(health()).isEqualTo(502);
        put("php", "up");
        assertThat(shop.graphql(CONFIG).status()).isEqualTo(200);
    }

    @Test
    void maintenance_is_a_503_page_for_every_interface_while_the_health_check_is_content() {
        put("maintenance", "on");
        Answer graphql = shop.graphql("mutation{createGuestCart{cart{id}}}");
        assertThat(graphql.status()).isEqualTo(503);
        assertThat(graphql.contentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(graphql.text()).contains("<h1>Service Temporarily Unavailable</h1>");
        assertThat(post("/rest/V1/guest-carts").status()).isEqualTo(503);
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void without_search_words_are_an_internal_error_a_filter_finds_nothing_and_the_checkout_works() {
        put("search", "down");
        Answer search = shop.graphql(SEARCH);
        assertThat(search.status()).isEqualTo(200);
        assertThat(search.at("/errors/0/message").asText()).isEqualTo("Internal server error");
        assertThat(search.at("/errors/0/path/0").asText()).isEqualTo("products");
        assertThat(search.at("/errors/0").has("extensions")).isFalse();
        assertThat(search.at("/data").toString()).isEqualTo("{\"products\":null}");
        Answer bySku = shop.graphql(BY_SKU);
        assertThat(bySku.status()).isEqualTo(200);
        assertThat(bySku.text()).isEqualTo("{\"data\":{\"products\":{\"items\":[]}}}");
        assertThat(shop.place(shop.readyCart())
                        .at("/data/placeOrder/orderV2/number")
                        .asText())
                .isNotEmpty();
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void without_redis_nothing_is_to_be_seen() {
        put("redis", "down");
        assertThat(shop.graphql(SEARCH).at("/data/products/items")).hasSize(2);
        assertThat(shop.place(shop.readyCart()).at("/data/placeOrder/errors")).isEmpty();
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void an_order_that_meets_a_frozen_database_is_placed_when_it_thaws() {
        String cart = shop.readyCart();
        put("database", "frozen");
        CompletableFuture<Answer> placing = CompletableFuture.supplyAsync(() -> shop.place(cart));
        awaitBusy();
        assertThat(placing).isNotDone();
        put("database", "up");
        assertThat(placing.join().at("/data/placeOrder/orderV2/number").asText())
                .isNotEmpty();
    }

    @Test
    void a_request_in_flight_when_php_is_killed_is_a_bad_gateway() {
        put("database", "frozen");
        CompletableFuture<Answer> asking = CompletableFuture.supplyAsync(() -> shop.graphql(CONFIG));
        awaitBusy();
        put("php", "down");
        assertThat(asking.join().status()).isEqualTo(502);
    }

    @Test
    void control_says_how_things_are_and_refuses_what_it_does_not_know() {
        put("redis", "down");
        assertThat(shop.send("GET", "/control/dependencies", Map.of(), "").text())
                .isEqualTo("{\"database\":\"up\",\"php\":\"up\",\"search\":\"up\",\"redis\":\"down\","
                        + "\"maintenance\":\"off\"}");
        assertThat(shop.send("PUT", "/control/dependencies/redis", Map.of(), "{\"state\":\"off\"}")
                        .status())
                .isEqualTo(400);
        assertThat(shop.send("PUT", "/control/dependencies/redis", Map.of(), "{")
                        .status())
                .isEqualTo(400);
        assertThat(shop.send("PUT", "/control/dependencies/mail", Map.of(), "{\"state\":\"up\"}")
                        .status())
                .isEqualTo(404);
        assertThat(shop.send("GET", "/control/dependencies/redis", Map.of(), "").status())
                .isEqualTo(405);
    }

    @Test
    void control_is_not_there_unless_switched_on_and_a_store_may_start_without_something() throws IOException {
        try (TestStore other = TestStore.under(new Conditions(Pace.INSTANT, Set.of(Dependency.DATABASE), false))) {
            assertThat(other.graphql(CONFIG).status()).isEqualTo(500);
            Answer refused = other.send("PUT", "/control/dependencies/database", Map.of(), "{\"state\":\"up\"}");
            assertThat(refused.status()).isNotEqualTo(200);
            assertThat(other.graphql(CONFIG).status()).isEqualTo(500);
        }
    }

    private static void put(String name, String state) {
        Answer answer = shop.send("PUT", "/control/dependencies/" + name, Map.of(), "{\"state\":\"" + state + "\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/" + name).asText()).isEqualTo(state);
    }

    private static Answer post(String path) {
        return shop.send("POST", path, Map.of(), "");
    }

    private static int health() {
        return shop.send("GET", "/health_check.php", Map.of(), "").status();
    }

    private static void awaitBusy() {
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (!shop.send("GET", "/metrics", Map.of(), "").text().contains("store_workers_busy 1\n")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
