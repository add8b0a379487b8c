package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RestProtocolTest {
    private static final String AVAILABLE = "/rest/V1/customers/isEmailAvailable";
    private static TestStore shop;

    @BeforeAll
    static void open() throws Exception {
        shop = TestStore.sound();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void knows_its_stores_and_no_other() {
        String countries = "V1/directory/countries/US";
        assertThat(get("/rest/" + countries).status()).isEqualTo(200);
        assertThat(get("/rest/default/" + countries).status()).isEqualTo(200);
        assertThat(get("/rest/all/" + countries).status()).isEqualTo(200);
        TestStore.Answer unknown = get("/rest/nope/" + countries);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.at("/message").asText()).isEqualTo("Specified request cannot be processed.");
    }

    @Test
    void tells_an_unknown_route_from_an_unknown_method() {
        assertThat(get("/rest/V1/nope").status()).isEqualTo(404);
        assertThat(shop.send("DELETE", "/rest/V1/guest-carts", Map.of(), "").status())
                .isEqualTo(404);
        TestStore.Answer patch = shop.send("PATCH", "/rest/V1/guest-carts", Map.of(), "");
        assertThat(patch.status()).isEqualTo(405);
        assertThat(patch.at("/message").asText()).isEqualTo("The PATCH HTTP method is not supported.");
    }

    @Test
    void names_the_field_that_is_missing_without_filling_it_in() {
        TestStore.Answer missing = shop.send("POST", AVAILABLE, Map.of(), "{}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.at("/message").asText()).isEqualTo("\"%fieldName\" is required. Enter and try again.");
        assertThat(missing.at("/parameters/fieldName").asText()).isEqualTo("customerEmail");
    }

    @Test
    void lists_several_missing_fields_as_errors() {
        TestStore.Answer missing = shop.send("POST", "/rest/V1/integration/customer/token", Map.of(), "{}");
        assertThat(missing.at("/message").asText()).isEqualTo("One or more input exceptions have occurred.");
        assertThat(missing.at("/errors")).hasSize(2);
        assertThat(missing.at("/errors/1/parameters/fieldName").asText()).isEqualTo("password");
    }

    @Test
    void refuses_a_body_that_is_no_json_or_of_another_type() {
        assertThat(shop.send("POST", AVAILABLE, Map.of(), "{\"customerEmail\":").text())
                .contains("Decoding error.");
        assertThat(shop.send("POST", AVAILABLE, Map.of(), "{\"customerEmail\":[\"a\"]}")
                        .text())
                .contains("The \\\"array\\\" value's type is invalid. The \\\"string\\\" type was expected.");
    }

    @Test
    void answers_in_xml_when_that_alone_is_accepted() {
        TestStore.Answer xml = shop.send("GET", "/rest/V1/directory/currency", Map.of("Accept", "application/xml"), "");
        assertThat(xml.contentType()).isEqualTo("application/xml; charset=utf-8");
        assertThat(xml.text()).contains("<response>", "<base_currency_code>USD</base_currency_code>", "<item>");
    }

    @Test
    void an_unread_token_is_a_guest_where_guests_may_and_a_refusal_where_not() {
        Map<String, String> garbage = Map.of("Authorization", "Bearer garbage");
        assertThat(shop.send("POST", "/rest/V1/guest-carts", garbage, "").status())
                .isEqualTo(200);
        TestStore.Answer refused = shop.send("GET", "/rest/V1/customers/me", garbage, "");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.at("/message").asText()).isEqualTo("The consumer isn't authorized to access %resources.");
        assertThat(refused.at("/parameters/resources").asText()).isEqualTo("self");
    }

    private static TestStore.Answer get(String path) {
        return shop.send("GET", path, Map.of(), "");
    }

    @Test
    void six_wrong_passwords_lock_the_administrator_and_nobody_else() throws Exception {
        try (TestStore locked = TestStore.sound()) {
            String wrong = "{\"username\":\"admin\",\"password\":\"wrong\"}";
            for (int i = 0; i < 6; i++) {
                assertThat(locked.send("POST", "/rest/V1/integration/admin/token", Map.of(), wrong)
                                .status())
                        .isEqualTo(401);
            }
            String right = "{\"username\":\"admin\",\"password\":\"Admin123!chaos\"}";
            assertThat(locked.send("POST", "/rest/V1/integration/admin/token", Map.of(), right)
                            .status())
                    .isEqualTo(401);
            assertThat(locked.bearerOfCustomer().get("Authorization")).startsWith("Bearer ey");
        }
    }

    @Test
    void names_the_model_that_answered() throws Exception {
        try (TestStore named = TestStore.sound()) {
            named.model.echoes();
            HttpRequest placing = HttpRequest.newBuilder(
                            URI.create(named.store.url() + "/rest/V1/guest-carts/" + named.readyCart() + "/order"))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{}"))
                    .build();
            HttpResponse<String> placed = HttpClient.newHttpClient().send(placing, BodyHandlers.ofString());
            assertThat(placed.statusCode()).isEqualTo(200);
            assertThat(placed.headers().firstValue("X-Inference-Outcome")).contains("model");
            assertThat(placed.headers().firstValue("X-Inference-Model")).contains("reference");
        }
    }
}
