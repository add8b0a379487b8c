package io.ridethrough.simulations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.model.ModelSettings;
import io.ridethrough.environments.model.ReferenceModel;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import io.ridethrough.simulations.doctor.BentRelay.Answer;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Backpressure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A staging shop is wired wrongly in one way at a time, and the line that tells of it is the right one, with its remedy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MiswiringTest {
    private static final String CAPTCHA = "{\"errors\":[{\"message\":\"ReCaptcha validation failed, please try again\","
            + "\"extensions\":{\"category\":\"graphql-input\"}}],\"data\":{\"placeOrder\":null}}";
    private static final String NO_INTROSPECTION =
            "{\"errors\":[{\"message\":\"GraphQL introspection is not allowed, but the"
                    + " query contained __schema or __type\"}]}";

    private static final String ELSEWHERE = "\"name\":\"inference\",\"listen\":\"192.0.2.7:18081\"";

    private ReferenceModel model;
    private StagingRig rig;

    @BeforeAll
    void startModel() throws IOException {
        model = ReferenceModel.start(ModelSettings.of(WeightsFile.builtIn()));
    }

    @AfterAll
    void stopModel() {
        model.close();
    }

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        rig = new StagingRig(folder, model.address());
    }

    @AfterEach
    void tearDown() throws Exception {
        rig.close();
    }

    @Test
    void of_a_sound_shop_there_is_nothing_but_fine() throws Exception {
        List<Examined> lines = rig.examined();

        assertThat(lines)
                .hasSize(18)
                .allSatisfy(line -> assertThat(line.diagnosis())
                        .satisfies(diagnosis -> assertThat(diagnosis.health())
                                .as(line.name() + ": " + diagnosis)
                                .isEqualTo(Health.FINE)));
        assertThat(rig.proxy().counters("inference").touched()).as("healed").isEmpty();
        assertThat(rig.proxy().counters("payment").touched()).as("healed").isEmpty();
    }

    @Test
    void a_shop_that_is_not_there() throws Exception {
        assertBroken(rig.withoutShop().examined(), "shop", "Connection refused", "start the shop");
    }

    @Test
    void a_shop_in_maintenance() throws Exception {
        rig.bent((path, asked, straight) -> Answer.page(503, "<h1>Service Temporarily Unavailable</h1>"));

        assertBroken(rig.examined(), "shop", "503", "maintenance:disable");
    }

    @Test
    void an_address_that_redirects() throws Exception {
        rig.bent((path, asked, straight) ->
                Answer.page(301, "moved").with("location", "https://shop.example.test/graphql"));

        assertBroken(rig.examined(), "shop", "301 to https://shop.example.test/graphql", "that it redirects to");
    }

    @Test
    void a_schema_that_lacks_a_field() throws Exception {
        rig.bent((path, asked, straight) -> asked.contains("__type(")
                ? new Answer(
                        straight.status(), straight.headers(), straight.body().replace("\"placeOrder\"", "\"order\""))
                : straight);

        assertBroken(rig.examined(), "schema", "Mutation.placeOrder", "no module takes these fields away");
    }

    @Test
    void a_shop_that_keeps_its_schema_to_itself_is_known_by_a_cart() throws Exception {
        rig.bent((path, asked, straight) -> asked.contains("__type(") ? Answer.json(400, NO_INTROSPECTION) : straight);

        List<Examined> lines = rig.examined();

        assertThat(lines).noneMatch(Examined::isBroken);
        assertThat(line(lines, "schema").diagnosis().seen()).startsWith("a cart could be filled");
    }

    @Test
    void another_release_than_is_named() throws Exception {
        rig.defining("release", "2.4.7-p3");

        assertBroken(rig.examined(), "release", "answers as 2.4.8 does", "name the shop's own release");
    }

    @Test
    void another_release_than_is_named_the_other_way_round() throws Exception {
        rig.withStore(sound -> sound.withRelease(MagentoRelease.V2_4_7_P3));

        assertBroken(rig.examined(), "release", "answers as 2.4.6 and 2.4.7 do", "name the shop's own release");
    }

    @Test
    void a_clock_that_is_an_hour_ahead() throws Exception {
        rig.bent((path, asked, straight) -> straight.with(
                "date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.parse(
                                Objects.requireNonNull(straight.headers().get("date")),
                                DateTimeFormatter.RFC_1123_DATE_TIME)
                        .plusHours(1))));

        assertBroken(rig.examined(), "clock", "ahead", "NTP");
    }

    @Test
    void a_fault_that_a_killed_run_left() throws Exception {
        Path definition = rig.define();
        assertThat(definition).isRegularFile();
        try (ToxiproxyInjector other = ToxiproxyInjector.connect(rig.proxy().apiUrl())) {
            other.inject("inference", new NetworkFault.Latency(Duration.ofMillis(1)));

            assertBroken(
                    rig.examinedAsDefined(),
                    "faults",
                    "the toxic ridethrough-latency-",
                    "./ridethrough heal --api " + rig.proxy().apiUrl());
        }
    }

    @Test
    void no_fault_proxy() throws Exception {
        rig.defining(
                "faults", "{api: " + StagingRig.nowhere() + ", proxies: {inference: inference, payment: payment}}");

        assertBroken(rig.examined(), "faults", "does not answer", "start the fault proxy");
    }

    @Test
    void a_proxy_of_another_name() throws Exception {
        rig.defining("faults", "{api: " + rig.proxy().apiUrl() + ", proxies: {inference: llm, payment: payment}}");

        assertBroken(rig.examined(), "proxies", "there is no proxy `llm`", "as they are named under `faults`");
    }

    @Test
    void a_proxy_that_listens_where_nobody_may_call() throws Exception {
        rig.withFaultApiBent((path, asked, straight) -> path.equals("/proxies")
                ? new Answer(
                        straight.status(),
                        straight.headers(),
                        straight.body().replaceFirst("\"name\":\"inference\",\"listen\":\"[^\"]*\"", ELSEWHERE))
                : straight);

        assertBroken(rig.examined(), "addresses", "192.0.2.7", "under `allow`");
    }

    @Test
    void a_token_that_is_not_where_it_should_be() throws Exception {
        rig.defining("token", "elsewhere");

        assertBroken(rig.examined(), "secrets", "elsewhere", "put the secret there");
    }

    @Test
    void a_token_without_rights() throws Exception {
        rig.withToken("no-token");

        assertBroken(rig.examined(), "ledger", "/rest/V1/orders answered 401", "give an integration's token");
    }

    @Test
    void no_stock() throws Exception {
        rig.soldOut();

        List<Examined> lines = rig.examined();

        assertBroken(lines, "stock", "`CHAOS-001`, `CHAOS-002`", "put stock of them into the shop");
        assertThat(line(lines, "cart").diagnosis().seen()).startsWith("`stock` is broken");
    }

    @Test
    void less_stock_than_the_load_wants() throws Exception {
        PlannedOrders many = new PlannedOrders("rush", 100_000_000, 60, List.of());

        assertBroken(rig.examined(Optional.of(many)), "stock", "for the 100000000 orders of rush", "put stock of them");
    }

    @Test
    void a_payment_method_that_guests_do_not_have() throws Exception {
        rig.defining("payment-method", "goldbars");

        assertBroken(rig.examined(), "cart", "set-payment-method: ", "enable the payment method `goldbars`");
    }

    @Test
    void captcha_on() throws Exception {
        rig.bent((path, asked, straight) -> asked.contains("placeOrder(") || asked.contains("generateCustomerToken(")
                ? Answer.json(200, CAPTCHA)
                : straight);

        assertBroken(
                rig.examined(),
                "captcha",
                "a captcha is wanted for placing an order, signing in",
                "Google reCAPTCHA Storefront");
    }

    @Test
    void a_customer_who_is_not_there() throws Exception {
        rig.defining(
                "customers", "{emails: [" + Seed.email(1) + ", nobody@example.test], password: {file: customers}}");

        assertBroken(
                rig.examined(),
                "customers",
                "1 of the 2 that were tried cannot sign in, `nobody@example.test`",
                "make their accounts");
    }

    @Test
    void a_breaker_under_another_name() throws Exception {
        rig.defining("metric", "resilience4j_breaker_state");

        assertBroken(rig.examined(), "breaker", "no breaker is read for `advice`", "the metric's name and its labels");
    }

    @Test
    void a_proxy_that_leads_elsewhere() throws Exception {
        rig.withProxyBeforeInferenceLeadingTo(rig.payment().url());

        assertBroken(
                rig.examined(),
                "model",
                "what the fault proxy leads to is not the model",
                "set the upstream of the proxy `inference` to "
                        + model.address().getAuthority());
    }

    @Test
    void no_model() throws Exception {
        URI nowhere = StagingRig.nowhere();
        rig.withProxyBeforeInferenceLeadingTo(nowhere).defining("model", "{url: " + nowhere + ", name: reference}");

        assertBroken(rig.examined(), "model", "neither at its own address nor through the proxy", "start the model");
    }

    @Test
    void a_model_by_another_name() throws Exception {
        rig.defining("model", "{url: " + model.address() + ", name: nobody}");

        assertBroken(rig.examined(), "model", "model_not_found", "name it as its server knows it");
    }

    @Test
    void inference_that_bypasses_the_proxy() throws Exception {
        rig.withShopAskingModelAt(model.address());

        assertBroken(
                rig.examined(),
                "inference",
                "bypass the proxy",
                "set the shop's address of the model to the fault proxy, http://127.0.0.1:");
    }

    @Test
    void a_shop_that_asks_its_model_where_none_is() throws Exception {
        rig.withShopAskingModelAt(StagingRig.nowhere());

        assertBroken(
                rig.examined(),
                "inference",
                "reaches neither proxy nor model (fallback; reason=error)",
                "set the shop's address of the model");
    }

    @Test
    void payment_that_bypasses_the_proxy() throws Exception {
        rig.withShopChargingAt(rig.payment().url());

        assertBroken(rig.examined(), "payment", "bypass the proxy", "to the proxy `payment`");
    }

    @Test
    void a_rate_limit() throws Exception {
        AtomicInteger small = new AtomicInteger();
        rig.bent((path, asked, straight) -> asked.contains("{ __typename }") && small.incrementAndGet() > 30
                ? Answer.json(429, "{\"message\":\"Too Many Requests\"}")
                : straight);

        assertBroken(rig.examined(), "limits", "of a burst was turned away: Too Many Requests", "raise its limits");
    }

    @Test
    void bot_protection() throws Exception {
        AtomicInteger small = new AtomicInteger();
        rig.bent((path, asked, straight) -> asked.contains("{ __typename }") && small.incrementAndGet() > 30
                ? Answer.page(403, "<title>Attention Required!</title>")
                : straight);

        assertBroken(rig.examined(), "limits", "as bot protection sends it", "let this machine's address through");
    }

    @Test
    void a_limit_on_orders() throws Exception {
        rig.withStore(sound -> sound.withOrderLimit(Optional.of(new Backpressure.Limit(8, Duration.ofHours(1)))));

        assertBroken(rig.examined(), "limits", "of 12 was turned away: Too Many Requests", "sales/backpressure");
    }

    @Test
    void a_limit_on_orders_that_is_met_before_it_is_looked_for() throws Exception {
        rig.withStore(sound -> sound.withOrderLimit(Optional.of(new Backpressure.Limit(1, Duration.ofHours(1)))));

        assertBroken(rig.examined(), "limits", "an earlier request was turned away", "sales/backpressure");
    }

    /** One line is broken, and no other is. */
    private static void assertBroken(List<Examined> lines, String name, String seen, String remedy) {
        assertThat(lines.stream().filter(Examined::isBroken).map(Examined::name))
                .as(lines.toString())
                .containsExactly(name);
        assertThat(line(lines, name).diagnosis().seen()).contains(seen);
        assertThat(line(lines, name).diagnosis().remedy()).contains(remedy);
    }

    private static Examined line(List<Examined> lines, String name) {
        return lines.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }
}
