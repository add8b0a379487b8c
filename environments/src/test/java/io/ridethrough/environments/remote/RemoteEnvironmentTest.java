package io.ridethrough.environments.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.BreakerHistory;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.LedgerReading;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.NotAllowedException;
import io.ridethrough.environments.remote.RemoteDefinition.Faults;
import io.ridethrough.environments.remote.RemoteDefinition.LedgerSource;
import io.ridethrough.environments.remote.RemoteDefinition.Records;
import io.ridethrough.environments.remote.RemoteDefinition.Server;
import io.ridethrough.environments.remote.RemoteDefinition.Shop;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.proxy.ProxyAddress;
import io.ridethrough.faults.proxy.events.ProxyEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a fault proxy and a shop that run by themselves. */
class RemoteEnvironmentTest {
    private static final String POINT = "X-Inference-Point";

    @TempDir
    private Path folder;

    private RecordedShop shop;
    private FaultProxyServer proxy;
    private ProxyAddress model;
    private final Queue<ProxyEvent> events = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> attempts = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws IOException {
        shop = new RecordedShop();
        shop.replay("/graphql", "2.4.8-p1", "003-gql-products-search")
                .reply("/rest/V1/orders", 200, "{\"items\": [], \"total_count\": 0}")
                .reply("/rest/V1/inventory/source-items", 200, "{\"items\": [], \"total_count\": 0}");
        proxy = FaultProxyServer.start(FaultProxySettings.defaults());
        model = proxy.createHttpProxy("model", shop.url().getAuthority(), 0, Optional.of(POINT));
        proxy.createHttpProxy("charges", shop.url().getAuthority(), 0, Optional.empty());
    }

    @AfterEach
    void close() {
        proxy.close();
        shop.close();
    }

    @Test
    void attempts_at_somebodys_proxy_are_told_by_target_and_point() throws Exception {
        try (RunningEnvironment running = start(definition())) {
            askModel("advice");

            assertThat(attempts.poll(5, TimeUnit.SECONDS)).isEqualTo("inference/advice");
            assertThat(running.failure()).isEmpty();
            assertThat(running.addresses())
                    .containsEntry("store", shop.url())
                    .containsEntry("inference through proxy", model.httpUrl());
            assertThat(running.probe())
                    .filteredOn(reading -> "inference".equals(reading.values().get("target")))
                    .extracting(ProbeReading::values)
                    .singleElement()
                    .satisfies(values -> assertThat(values).containsEntry("attempts", 1L));
        }
    }

    @Test
    void faults_are_written_down_before_they_are_applied_and_gone_with_the_run() throws Exception {
        try (RunningEnvironment running = start(definition())) {
            Injection injection =
                    running.injector().inject("inference", new NetworkFault.Latency(Duration.ofMillis(300)));

            assertThat(injection.proxy()).isEqualTo("model");
            assertThat(Files.readString(folder.resolve("faults.ndjson")))
                    .contains(
                            "\"planned\"", "\"proxy\":\"model\"", proxy.apiUrl().toString());
            assertThat(proxy.counters("model").touched()).hasSize(1);
        }
        assertThat(proxy.counters("model").touched()).isEmpty();
        assertThat(askModel("advice")).as("somebody else's proxy goes on").isEqualTo(404);
    }

    @Test
    void an_outage_was_told_of_when_it_is_in_place() throws Exception {
        try (RunningEnvironment running = start(definition())) {
            for (int i = 1; i <= 5; i++) {
                running.injector()
                        .inject("inference", new NetworkFault.Outage())
                        .close();

                assertThat(events.stream().filter(ProxyEvent.OutageBegan.class::isInstance))
                        .hasSize(i);
            }
        }
    }

    @Test
    void a_run_whose_attempts_can_no_longer_be_seen_says_so() throws Exception {
        try (RunningEnvironment running = start(definition())) {
            proxy.close();

            long endNanos = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (running.failure().isEmpty() && System.nanoTime() < endNanos) {
                Thread.onSpinWait();
            }
            assertThat(running.failure())
                    .hasValueSatisfying(why -> assertThat(why).contains("the fault proxy at " + proxy.apiUrl()));
        }
    }

    @Test
    void what_the_shop_shows_in_stock_is_bought_where_nothing_is_named() throws Exception {
        Shop english = new Shop(shop.url(), Optional.of("english"), Optional.empty(), "banktransfer");
        try (RunningEnvironment running = start(new RemoteDefinition(
                "staging",
                english,
                faults(),
                List.of(),
                Records.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty()))) {
            assertThat(running.terms().catalogue())
                    .containsExactly("CHAOS-050", "CHAOS-049", "CHAOS-048", "CHAOS-047", "CHAOS-046");
            assertThat(running.terms().storeCode()).contains("english");
            assertThat(running.terms().paymentMethod()).isEqualTo("banktransfer");
            assertThat(shop.asked().get(0).store()).isEqualTo("english");
            assertThatThrownBy(running::readLedger)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("names no ledger");
        }
    }

    @Test
    void charges_of_before_are_nobodys_here_and_without_a_partner_there_are_none() throws Exception {
        Files.writeString(folder.resolve("token.txt"), "the-token\n");
        shop.reply("/v1/charges", 200, "{\"charges\": [{\"id\": \"old\", \"reference\": \"1\", \"amount\": \"5\"}]}");
        try (RunningEnvironment charged = start(with(ledger(Optional.of(URI.create(shop.url() + "/v1/charges")))));
                RunningEnvironment free =
                        new RemoteEnvironment(with(ledger(Optional.empty()))).start(request("other.ndjson"))) {
            shop.reply("/v1/charges", 200, """
                    {"charges": [{"id": "old", "reference": "1", "amount": "5"},
                                 {"id": "new", "reference": "2", "amount": 7.50},
                                 {"id": "back", "reference": "3", "amount": 1, "status": "voided"}]}""");

            LedgerReading reading = charged.readLedger();
            assertThat(reading.isCharged()).isTrue();
            assertThat(reading.charges())
                    .extracting(LedgerReading.PartnerCharge::id)
                    .containsExactly("new");
            assertThat(free.readLedger().isCharged()).isFalse();
            assertThat(free.readLedger().charges()).isEmpty();
        }
        assertThat(shop.asked())
                .filteredOn(asked -> asked.path().startsWith("/rest"))
                .extracting(RecordedShop.Asked::authorization)
                .containsOnly("Bearer the-token");
    }

    @Test
    void products_that_a_scenario_names_are_counted_beside_the_catalogue() throws Exception {
        Files.writeString(folder.resolve("token.txt"), "the-token");
        try (RunningEnvironment running = start(with(ledger(Optional.empty())))) {
            shop.reply("/rest/V1/inventory/source-items", 200, """
                    {"items": [{"sku": "CHAOS-LOW", "quantity": 5}], "total_count": 1}""");
            running.willSell(List.of("CHAOS-LOW"));
            shop.reply("/rest/V1/inventory/source-items", 200, """
                    {"items": [{"sku": "CHAOS-LOW", "quantity": 0}], "total_count": 1}""");
            shop.reply("/rest/V1/orders", 200, """
                    {"items": [{"increment_id": "1", "quote_id": 1, "customer_email": "guest-run-1@example.test",
                      "grand_total": 5, "status": "pending", "items": [{"sku": "CHAOS-LOW", "qty_ordered": 6}]}],
                     "total_count": 1}""");

            assertThat(running.readLedger().stock()).containsExactly(new LedgerReading.ShopStock("CHAOS-LOW", 5, 6));
        }
    }

    @Test
    void what_the_shop_wrote_down_meanwhile_is_the_runs_and_nothing_of_before() throws Exception {
        Path log = Files.writeString(folder.resolve("shop-calls.ndjson"), "before\n");
        shop.reply("/inference/breakers", 200, """
                {"breakers": [{"point": "advice", "state": "OPEN", "forgotten": 0, "changes": [
                  {"at": "2026-01-02T03:04:05.678Z", "from": "CLOSED", "to": "OPEN"}]}]}""");
        Records records = new Records(Optional.of(URI.create(shop.url() + "/inference/breakers")), Optional.of(log));
        try (RunningEnvironment running = start(definition(faults(), records, Optional.empty()))) {
            Files.writeString(log, "first\nsecond\ntor", StandardOpenOption.APPEND);

            assertThat(running.breakers())
                    .containsExactly(new BreakerHistory(
                            "advice",
                            "OPEN",
                            0,
                            List.of(new BreakerHistory.Change(
                                    Instant.parse("2026-01-02T03:04:05.678Z"), "CLOSED", "OPEN"))));
        }
        assertThat(folder.resolve("calls.ndjson")).hasContent("first\nsecond\n");

        Records none = new Records(Optional.empty(), Optional.of(folder.resolve("nowhere")));
        assertRefused(definition(faults(), none, Optional.empty()), "there is no log");
    }

    @Test
    void a_definition_that_is_not_true_is_refused_before_anything_is_broken() throws Exception {
        assertRefused(with(new Faults(proxy.apiUrl(), Server.TOXIPROXY, names())), "server: fault-proxy");
        assertRefused(
                with(new Faults(proxy.apiUrl(), Server.FAULT_PROXY, Map.of("inference", "modle"))),
                "no proxy `modle` before inference; there is: charges, model");
        assertRefused(
                with(new Faults(proxy.apiUrl(), Server.FAULT_PROXY, Map.of("inference", "charges"))), "point_header");
        assertRefused(with(new Faults(URI.create("http://127.0.0.1:1"), Server.FAULT_PROXY, names())), "127.0.0.1:1");
        assertRefused(with(ledger(Optional.empty())), "no secret can be read from");
        shop.reply("/graphql", 200, "{\"data\": {\"products\": {\"items\": []}}}");
        assertRefused(definition(), "catalogue");
    }

    @Test
    void a_proxy_that_is_broken_already_is_not_run_against() throws Exception {
        http(
                "POST",
                "/proxies/model/toxics",
                "{\"name\": \"old\", \"type\": \"latency\", \"attributes\": {\"latency\": 5}}");
        assertRefused(definition(), "broken already");
        http("DELETE", "/proxies/model/toxics/old", "");
        http("POST", "/proxies/model", "{\"enabled\": false}");
        assertRefused(definition(), "broken already");
    }

    @Test
    void nothing_beyond_this_machine_is_called() {
        Shop elsewhere = new Shop(URI.create("http://192.0.2.1"), Optional.empty(), Optional.empty(), "checkmo");

        RemoteDefinition definition = new RemoteDefinition(
                "staging",
                elsewhere,
                faults(),
                List.of(),
                Records.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of("A"),
                Optional.empty());
        assertThatThrownBy(() -> start(definition).close())
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("staging: shop.url: 192.0.2.1:80");
        assertThat(shop.asked()).isEmpty();
    }

    @Test
    void nothing_can_be_planted_in_somebodys_shop() {
        StartRequest planted = new StartRequest(
                "-run-",
                folder,
                folder.resolve("faults.ndjson"),
                folder.resolve("egress.ndjson"),
                folder.resolve("calls.ndjson"),
                Optional.of("double-order"),
                Optional.empty(),
                7,
                Clock.systemUTC(),
                (target, point, at) -> {},
                event -> {},
                Clearance.LOOPBACK);

        assertThatThrownBy(() -> new RemoteEnvironment(definition()).start(planted))
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessageContaining("planted");
    }

    private void assertRefused(RemoteDefinition definition, String why) {
        assertThatThrownBy(() -> start(definition).close())
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessageContaining(why);
    }

    private RunningEnvironment start(RemoteDefinition definition) throws EnvironmentUnavailableException {
        return new RemoteEnvironment(definition).start(request("faults.ndjson"));
    }

    private StartRequest request(String faults) {
        return new StartRequest(
                "-run-",
                folder,
                folder.resolve(faults),
                folder.resolve("egress.ndjson"),
                folder.resolve("calls.ndjson"),
                Optional.empty(),
                Optional.empty(),
                7,
                Clock.systemUTC(),
                (target, point, at) -> attempts.add(target + "/" + point),
                events::add,
                Clearance.LOOPBACK);
    }

    private RemoteDefinition definition() {
        return with(faults());
    }

    private RemoteDefinition with(Faults faults) {
        return definition(faults, Records.NONE, Optional.empty());
    }

    private RemoteDefinition with(LedgerSource ledger) {
        return definition(faults(), Records.NONE, Optional.of(ledger));
    }

    private RemoteDefinition definition(Faults faults, Records records, Optional<LedgerSource> ledger) {
        return new RemoteDefinition(
                "staging",
                new Shop(shop.url(), Optional.empty(), Optional.of("2.4.8-p1"), "checkmo"),
                faults,
                List.of(),
                records,
                ledger,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private Faults faults() {
        return new Faults(proxy.apiUrl(), Server.FAULT_PROXY, names());
    }

    private static Map<String, String> names() {
        return Map.of("inference", "model", "payment", "charges");
    }

    private LedgerSource ledger(Optional<URI> charges) {
        return new LedgerSource(shop.url(), new SecretSource.InFile(folder.resolve("token.txt")), charges, false);
    }

    private int askModel(String point) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(model.httpUrl().resolve("/v1/models"))
                                .header(POINT, point)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private void http(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(proxy.apiUrl().resolve(path))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }
}
