package io.ridethrough.stubs.store.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.graphql.TestShop.Answer;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts, their tokens and what their owners change. */
class AccountTest {
    private static final String CREATE =
            "mutation($i:CustomerCreateInput!){createCustomerV2(input:$i){customer{email firstname middlename gender}}}";
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

    private static Map<String, Object> applicant(String field, Object value) {
        Map<String, Object> input = new HashMap<>(
                Map.of("firstname", "Ann", "lastname", "Lee", "email", "ann@example.test", "password", "Passw0rd!x"));
        input.put(field, value);
        return Map.of("i", input);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email|''|Required parameters are missing: Email",
                "firstname|''|Required parameters are missing: First Name",
                "email|nope|\"nope\" is not a valid email address.",
                "password|''|The password needs at least 8 characters. Create a new password and try again.",
                "password|' Passw0rd!x'|The password can't begin or end with a space. Verify the password and try again.",
                "firstname|<b>|First Name is not valid!",
                "gender|9|\"9\" is not a valid gender value.",
                "date_of_birth|xx|Invalid date",
                "email|customer0001@example.test|A customer with the same email address already exists in an associated"
                        + " website.",
            })
    void an_application_that_is_refused(String field, String value, String message) {
        Answer answer = current.ask(CREATE, applicant(field, value));
        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.category()).isEqualTo("graphql-input");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_bad_address_is_told_before_a_weak_password_and_that_before_a_known_address() {
        Map<String, Object> input =
                new HashMap<>(Map.of("firstname", "Ann", "lastname", "Lee", "email", "nope", "password", "x"));
        assertThat(current.ask(CREATE, Map.of("i", input)).message()).contains("valid email");
        input.put("email", "customer0001@example.test");
        assertThat(current.ask(CREATE, Map.of("i", input)).message()).contains("at least 8");
    }

    @Test
    void selecting_confirmation_status_is_an_error_although_the_account_stands() {
        Answer answer = current.ask(
                "mutation($i:CustomerCreateInput!){createCustomerV2(input:$i){customer{email confirmation_status}}}",
                applicant("email", "quirk@example.test"));
        assertThat(answer.message()).isEqualTo("No such entity with customerId = 0");
        assertThat(answer.at("/data/createCustomerV2").isNull()).isTrue();
        assertThat(current.ask(CREATE, applicant("email", "quirk@example.test")).message())
                .contains("already exists");
    }

    @Test
    void an_address_counts_as_available_even_when_it_is_taken() {
        assertThat(current.ask("{isEmailAvailable(email:\"customer0001@example.test\"){is_email_available}}")
                        .at("/data/isEmailAvailable/is_email_available")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void wrong_credentials_have_the_status_of_the_release() {
        String sign = "mutation{generateCustomerToken(email:\"nobody@example.test\",password:\"x\"){token}}";
        assertThat(old.ask(sign).status()).isEqualTo(200);
        assertThat(current.ask(sign).status()).isEqualTo(401);
        assertThat(current.ask(sign).category()).isEqualTo("graphql-authentication");
    }

    @Test
    void a_revoked_token_makes_a_guest_of_its_holder_in_the_old_and_is_refused_by_the_new() {
        String oldToken = old.token(3);
        assertThat(old.askWith(oldToken, "mutation{revokeCustomerToken{result}}")
                        .at("/data/revokeCustomerToken/result")
                        .asBoolean())
                .isTrue();
        assertThat(old.askWith(oldToken, "{customer{email}}").category()).isEqualTo("graphql-authorization");
        assertThat(old.askWith(oldToken, "mutation{createEmptyCart}")
                        .at("/data/createEmptyCart")
                        .asText())
                .hasSize(32);
        String token = current.token(3);
        current.askWith(token, "mutation{revokeCustomerToken{result}}");
        Answer refused = current.askWith(token, "mutation{createEmptyCart}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.message()).isEqualTo("User token has been revoked");
    }

    @Test
    void garbage_is_no_token() {
        assertThat(old.askWith("garbage", "{storeConfig{store_code}}").status()).isEqualTo(200);
        Answer refused = current.askWith("garbage", "{storeConfig{store_code}}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.message()).isEqualTo("Composite reader could not read a token");
    }

    @Test
    void six_wrong_passwords_lock_the_right_one_out() {
        String sign = "mutation{generateCustomerToken(email:\"customer0002@example.test\",password:\"%s\"){token}}";
        for (int i = 0; i < 6; i++) {
            old.ask(sign.formatted("wrong"));
        }
        assertThat(old.ask(sign.formatted("Passw0rd!x")).category()).isEqualTo("graphql-authentication");
    }

    @Test
    void an_owner_changes_name_address_and_password() {
        current.ask(CREATE, applicant("email", "owner@example.test"));
        String token = token("owner@example.test", "Passw0rd!x");
        assertThat(current.askWith(
                                token,
                                "mutation{updateCustomerV2(input:{middlename:\"M\",lastname:\"New\"})"
                                        + "{customer{firstname middlename lastname}}}")
                        .at("/data/updateCustomerV2/customer")
                        .toString())
                .isEqualTo("{\"firstname\":\"Ann\",\"middlename\":\"M\",\"lastname\":\"New\"}");
        Answer wrong = current.askWith(
                token,
                "mutation{updateCustomerEmail(email:\"other@example.test\",password:" + "\"no\"){customer{email}}}");
        assertThat(wrong.message()).isEqualTo("Invalid login or password.");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(current.askWith(
                                token,
                                "mutation{updateCustomerEmail(email:\"customer0001@example.test\",password:"
                                        + "\"Passw0rd!x\"){customer{email}}}")
                        .category())
                .isEqualTo("graphql-already-exists");
        current.askWith(
                token,
                "mutation{changeCustomerPassword(currentPassword:\"Passw0rd!x\",newPassword:"
                        + "\"Passw0rd!y\"){email}}");
        assertThat(token("owner@example.test", "Passw0rd!y")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "city:\"\"|Required parameters are missing: city",
                "region:{region:\"Texas\"}|A region_id is required for the specified country code",
                "region:{region_id:99999}|The region_id does not match the selected country or region",
                "region:{region_id:12,region_code:\"TX\"}|The region_id does not match the selected country or region",
                "street:[\"a\",\"b\",\"c\"]|\"Street Address\" cannot contain more than 2 lines.",
            })
    void an_address_that_is_refused(String field, String message) {
        String all = "firstname:\"A\",lastname:\"B\",telephone:\"5\",postcode:\"1\",country_code:US";
        String others = (field.startsWith("city") ? "" : ",city:\"Austin\"")
                + (field.startsWith("region") ? "" : ",region:{region_id:57}")
                + (field.startsWith("street") ? "" : ",street:[\"1\"]");
        assertThat(current.askWith(
                                current.token(1),
                                "mutation{createCustomerAddress(input:{" + all + others + "," + field + "}){id}}")
                        .message())
                .isEqualTo(message);
    }

    @Test
    void an_address_is_changed_and_removed_by_its_owner_alone() {
        String owner = current.token(1);
        String id = current.askWith(
                        owner,
                        "mutation{createCustomerAddress(input:{firstname:\"A\",lastname:\"B\","
                                + "street:[\"1\"],city:\"Austin\",region:{region_id:57},postcode:\"1\",country_code:US,"
                                + "telephone:\"5\",default_billing:true}){id}}")
                .at("/data/createCustomerAddress/id")
                .asText();
        String change = "mutation{updateCustomerAddress(id:" + id + ",input:{city:\"Dallas\"})"
                + "{city default_billing region{region_code}}}";
        assertThat(current.askWith(current.token(2), change).message())
                .isEqualTo("Current customer does not have permission to address with ID \"" + id + "\"");
        assertThat(current.askWith(owner, change)
                        .at("/data/updateCustomerAddress")
                        .toString())
                .isEqualTo("{\"city\":\"Dallas\",\"default_billing\":true,\"region\":{\"region_code\":\"TX\"}}");
        assertThat(current.askWith(owner, "{customer{default_billing}}")
                        .at("/data/customer/default_billing")
                        .asText())
                .isEqualTo(id);
        String delete = "mutation{deleteCustomerAddress(id:" + id + ")}";
        assertThat(current.askWith(owner, delete)
                        .at("/data/deleteCustomerAddress")
                        .asBoolean())
                .isTrue();
        assertThat(current.askWith(owner, delete).category()).isEqualTo("graphql-no-such-entity");
    }

    private static String token(String email, String password) {
        return current.ask(
                        "mutation{generateCustomerToken(email:\"" + email + "\",password:\"" + password + "\"){token}}")
                .at("/data/generateCustomerToken/token")
                .asText();
    }
}
