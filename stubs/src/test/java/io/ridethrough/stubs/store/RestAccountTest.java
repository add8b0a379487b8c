package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RestAccountTest {
    private static final String CUSTOMERS = "/rest/V1/customers";
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
    void opens_an_account_with_its_address_and_asks_the_model_about_it() {
        String address = "{\"firstname\":\"Re\",\"lastname\":\"St\",\"street\":[\"3 Load St\"],\"city\":\"Austin\","
                + "\"region\":{\"region_id\":57},\"postcode\":\"78701\",\"country_id\":\"US\",\"telephone\":\"1\","
                + "\"default_billing\":true}";
        TestStore.Answer opened = create("one@example.test", "Passw0rd!x", ",\"addresses\":[" + address + "]");
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.outcome()).isEqualTo("model");
        assertThat(opened.at("/addresses/0/region/region_code").asText()).isEqualTo("TX");
        assertThat(opened.at("/default_billing").asText())
                .isEqualTo(opened.at("/addresses/0/id").asText());
        assertThat(opened.at("/default_shipping").isMissingNode()).isTrue();
        assertThat(message(create("one@example.test", "Passw0rd!x", "")))
                .isEqualTo("A customer with the same email address already exists in an associated website.");
    }

    @Test
    void keeps_a_weak_password_s_numbers_beside_the_words() {
        TestStore.Answer refused = create("two@example.test", "short", "");
        assertThat(message(refused))
                .isEqualTo("The password needs at least %1 characters. Create a new password and try again.");
        assertThat(refused.at("/parameters/0").asText()).isEqualTo("8");
        assertThat(refused.outcome()).isEmpty();
    }

    @Test
    void tells_every_name_that_is_missing() {
        String nameless = "{\"customer\":{\"email\":\"three@example.test\"},\"password\":\"Passw0rd!x\"}";
        assertThat(message(shop.send("POST", CUSTOMERS, Map.of(), nameless)))
                .isEqualTo("\"First Name\" is a required value.\n\"Last Name\" is a required value.");
    }

    @Test
    void a_new_password_is_good_and_the_old_one_no_more() {
        create("four@example.test", "Passw0rd!x", "");
        Map<String, String> bearer = bearer("four@example.test", "Passw0rd!x");
        assertThat(password(bearer, "wrong", "Passw0rd!y").status()).isEqualTo(401);
        assertThat(password(bearer, "Passw0rd!x", "Passw0rd!y").text()).isEqualTo("true");
        assertThat(token("four@example.test", "Passw0rd!x").status()).isEqualTo(401);
        assertThat(token("four@example.test", "Passw0rd!y").status()).isEqualTo(200);
    }

    @Test
    void a_revoked_token_is_good_for_nothing_of_one_s_own() {
        create("five@example.test", "Passw0rd!x", "");
        Map<String, String> bearer = bearer("five@example.test", "Passw0rd!x");
        String me = CUSTOMERS + "/me";
        assertThat(shop.send("GET", me, bearer, "").at("/email").asText()).isEqualTo("five@example.test");
        assertThat(shop.send("POST", "/rest/V1/integration/customer/revoke-customer-token", bearer, "")
                        .text())
                .isEqualTo("true");
        assertThat(shop.send("GET", me, bearer, "").status()).isEqualTo(401);
    }

    @Test
    void a_customer_changes_the_name_and_keeps_the_rest() {
        create("six@example.test", "Passw0rd!x", "");
        Map<String, String> bearer = bearer("six@example.test", "Passw0rd!x");
        String changed = "{\"customer\":{\"email\":\"six@example.test\",\"firstname\":\"New\",\"lastname\":\"St\"}}";
        shop.send("PUT", CUSTOMERS + "/me", bearer, changed);
        TestStore.Answer me = shop.send("GET", CUSTOMERS + "/me?fields=firstname,email", bearer, "");
        assertThat(me.text()).isEqualTo("{\"email\":\"six@example.test\",\"firstname\":\"New\"}");
    }

    private static TestStore.Answer create(String email, String password, String more) {
        String customer = "{\"email\":\"" + email + "\",\"firstname\":\"Re\",\"lastname\":\"St\"" + more + "}";
        String body = "{\"customer\":" + customer + ",\"password\":\"" + password + "\"}";
        return shop.send("POST", CUSTOMERS, Map.of(), body);
    }

    private static TestStore.Answer token(String email, String password) {
        String credentials = "{\"username\":\"" + email + "\",\"password\":\"" + password + "\"}";
        return shop.send("POST", "/rest/V1/integration/customer/token", Map.of(), credentials);
    }

    private static Map<String, String> bearer(String email, String password) {
        return Map.of("Authorization", "Bearer " + token(email, password).json().asText());
    }

    private static TestStore.Answer password(Map<String, String> bearer, String current, String wanted) {
        String body = "{\"currentPassword\":\"" + current + "\",\"newPassword\":\"" + wanted + "\"}";
        return shop.send("PUT", CUSTOMERS + "/me/password", bearer, body);
    }

    private static String message(TestStore.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.at("/message").asText();
    }
}
