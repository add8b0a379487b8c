package io.ridethrough.stubs.store.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents and variables that do not fit, and what a real 2.4.7-p3 said of them. */
class ValidationTest {
    private static final String CREATE =
            "mutation($i:CustomerCreateInput!){createCustomerV2(input:$i){customer{email}}}";
    private static TestShop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = TestShop.of(MagentoRelease.V2_4_7_P3);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{nope}|Cannot query field \"nope\" on type \"Query\".|2",
                "{products(zzz:\"x\",search:\"x\"){total_count}}"
                        + "|Unknown argument \"zzz\" on field \"products\" of type \"Query\".|11",
                "{isEmailAvailable{is_email_available}}|Field \"isEmailAvailable\" argument \"email\" of type \"String!\""
                        + " is required but not provided.|2",
                "{isEmailAvailable(email:null){is_email_available}}"
                        + "|Expected value of type \"String!\", found null.|25",
                "{isEmailAvailable(email:{a:1}){is_email_available}}"
                        + "|String cannot represent a non string value: { a: 1 }|25",
                "{products(search:\"x\",pageSize:1.5){total_count}}|Int cannot represent non-integer value: 1.5|31",
                "{products(filter:\"x\"){total_count}}"
                        + "|Expected value of type \"ProductAttributeFilterInput\", found \"x\".|18",
                "mutation{createCustomerV2(input:{firstname:\"A\",lastname:\"B\",email:\"x\",nope:1}){customer{email}}}"
                        + "|Field \"nope\" is not defined by type \"CustomerCreateInput\".|71",
                "{storeConfig{store_code{x}}}|Field \"store_code\" of type \"ID\" must not have a sub selection.|24",
                "{storeConfig}|Field \"storeConfig\" of type \"StoreConfig\" must have a sub selection.|2",
                "{storeConfig{store_code}} fragment F on StoreConfig{store_code}|Fragment \"F\" is never used.|27",
                "{storeConfig{...F}}|Unknown fragment \"F\".|17",
                "{storeConfig{... on Customer{email}}}|Fragment cannot be spread here as objects of type"
                        + " \"StoreConfig\" can never be of type \"Customer\".|14",
                "{storeConfig{...F}} fragment F on String{email}"
                        + "|Fragment \"F\" cannot condition on non composite type \"String\".|35",
                "{storeConfig{a:store_code a:locale}}|Fields \"a\" conflict because store_code and locale are"
                        + " different fields. Use different aliases on the fields to fetch both if this was"
                        + " intentional.|14",
                "{storeConfig{store_code @nope}}|Unknown directive \"@nope\".|25",
                "{storeConfig{store_code @skip locale}}|Directive \"@skip\" argument \"if\" of type \"Boolean!\""
                        + " is required but not provided.|25",
                "query A{isEmailAvailable(email:$e){is_email_available}}|Variable \"$e\" is not defined.|32",
                "query($e:String){storeConfig{store_code}}|Variable \"$e\" is never used.|7",
                "query($e:String){isEmailAvailable(email:$e){is_email_available}}|Variable \"$e\" of type \"String\""
                        + " used in position expecting type \"String!\".|7",
                "mutation{createCustomerAddress(input:{country_code:\"US\"}){id}}|Enum \"CountryCodeEnum\" cannot represent"
                        + " non-enum value: \"US\". Did you mean the enum value \"US\"?|52",
                "subscription{x}|Schema is not configured for subscriptions.|1",
            })
    void a_document(String document, String message, int column) {
        TestShop.Answer answer = shop.ask(document);
        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.at("/errors/0/locations/0/column").asInt()).isEqualTo(column);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("").has("data")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}|Variable \"$i\" of required type \"CustomerCreateInput!\" was not provided.",
                "{\"i\":null}|Variable \"$i\" of non-null type \"CustomerCreateInput!\" must not be null.",
                "{\"i\":\"x\"}|Variable \"$i\" got invalid value \"x\"; Expected type \"CustomerCreateInput\" to be an"
                        + " object.",
                "{\"i\":{\"firstname\":\"A\"}}|Variable \"$i\" got invalid value {\"firstname\":\"A\"}; Field \"email\" of"
                        + " required type \"String!\" was not provided.",
                "{\"i\":{\"email\":null}}|Variable \"$i\" got invalid value null at \"i.email\"; Expected non-nullable"
                        + " type \"String!\" not to be null.",
                "{\"i\":{\"email\":[\"x\"]}}|Variable \"$i\" got invalid value [\"x\"] at \"i.email\"; String cannot"
                        + " represent a non string value: [\"x\"]",
                "{\"i\":{\"email\":\"x\",\"firstname\":\"A\",\"lastname\":\"B\",\"passwor\":1}}|Variable \"$i\" got invalid"
                        + " value {\"email\":\"x\",\"firstname\":\"A\",\"lastname\":\"B\",\"passwor\":1}; Field \"passwor\" is not"
                        + " defined by type \"CustomerCreateInput\". Did you mean \"password\"?",
                "{\"i\":{\"email\":\"x\",\"firstname\":\"A\",\"lastname\":\"B\",\"is_subscribed\":\"x\"}}|Variable \"$i\" got invalid"
                        + " value \"x\" at \"i.is_subscribed\"; Boolean cannot represent a non boolean value: \"x\"",
            })
    void variables(String variables, String message) throws Exception {
        JsonNode values = new ObjectMapper().readTree(variables);
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        values.properties().forEach(it -> map.put(it.getKey(), it.getValue()));
        assertThat(shop.ask(CREATE, map).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"Int!,\"2\",2", "Int!,true,1"})
    void numbers_are_read_from_strings_and_booleans(String type, String value, int size) throws Exception {
        assertThat(shop.ask(
                                "query($p:" + type + "){products(search:\"Chaos\",pageSize:$p){items{sku}}}",
                                Map.of("p", new ObjectMapper().readTree(value)))
                        .at("/data/products/items"))
                .hasSize(size);
    }
}
