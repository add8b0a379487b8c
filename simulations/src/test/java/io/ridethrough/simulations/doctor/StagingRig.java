package io.ridethrough.simulations.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.definition.EnvironmentFile;
import io.ridethrough.environments.egress.Names;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.Guard;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.stubs.partners.PaymentPartner;
import io.ridethrough.stubs.store.Store;
import io.ridethrough.stubs.store.StoreSettings;
import io.ridethrough.stubs.store.inference.InferenceSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.ledger.Seed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A staging shop of somebody's, all of it in this process, and the definition that they wrote of it. Sound, until a test
 * wires something of it otherwise.
 */
final class StagingRig implements AutoCloseable {
    private static final String POINTS = "advice identity summary recommendations";

    private final Path folder;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final URI model;
    private final PaymentPartner payment;
    private final FaultProxyServer proxy;
    private URI behindInference;
    private final URI behindPayment;
    private Optional<URI> inferenceOfShop = Optional.empty();
    private Optional<URI> paymentOfShop = Optional.empty();
    private UnaryOperator<StoreSettings> settings = sound -> sound;
    private Optional<BentRelay.Bend> bend = Optional.empty();
    private Optional<String> token = Optional.empty();
    private boolean isStocked = true;
    private boolean isShopThere = true;
    private final Map<String, String> definition = new LinkedHashMap<>();

    StagingRig(Path folder, URI model) throws IOException {
        this.folder = folder;
        this.model = model;
        this.payment = own(PaymentPartner.start(0));
        this.proxy = own(FaultProxyServer.start(FaultProxySettings.defaults()));
        this.behindInference = model;
        this.behindPayment = payment.url();
        definition.put("faults", "{api: " + proxy.apiUrl() + ", proxies: {inference: inference, payment: payment}}");
        definition.put("model", "{url: " + model + ", name: reference}");
        definition.put("catalogue", "[CHAOS-001, CHAOS-002]");
        definition.put("release", "2.4.8-p1");
        definition.put(
                "customers", "{emails: [" + Seed.email(1) + ", " + Seed.email(2) + "], password: {file: customers}}");
    }

    private <T extends AutoCloseable> T own(T part) {
        parts.push(part);
        return part;
    }

    FaultProxyServer proxy() {
        return proxy;
    }

    PaymentPartner payment() {
        return payment;
    }

    /** Where nothing listens. */
    static URI nowhere() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
    }

    StagingRig withProxyBeforeInferenceLeadingTo(URI upstream) {
        behindInference = upstream;
        return this;
    }

    StagingRig withShopAskingModelAt(URI address) {
        inferenceOfShop = Optional.of(address);
        return this;
    }

    StagingRig withShopChargingAt(URI address) {
        paymentOfShop = Optional.of(address);
        return this;
    }

    StagingRig withStore(UnaryOperator<StoreSettings> change) {
        settings = change;
        return this;
    }

    /** A relay before the shop. */
    StagingRig bent(BentRelay.Bend how) {
        bend = Optional.of(how);
        return this;
    }

    /** A relay before the fault proxy's API. */
    StagingRig withFaultApiBent(BentRelay.Bend how) throws IOException {
        URI api = own(BentRelay.before(proxy.apiUrl(), how)).url();
        return defining("faults", "{api: " + api + ", proxies: {inference: inference, payment: payment}}");
    }

    StagingRig withToken(String other) {
        token = Optional.of(other);
        return this;
    }

    StagingRig soldOut() {
        isStocked = false;
        return this;
    }

    StagingRig withoutShop() {
        isShopThere = false;
        return this;
    }

    /** A section of the definition, written otherwise. */
    StagingRig defining(String key, String value) {
        definition.put(key, value);
        return this;
    }

    /** Starts all of it, writes the definition, and has it examined. */
    List<Examined> examined() throws Exception {
        return examined(Optional.empty());
    }

    /** Has it examined that is started and defined already. */
    List<Examined> examinedAsDefined() throws Exception {
        return examined(folder.resolve("staging.yaml"), Optional.empty());
    }

    List<Examined> examined(Optional<PlannedOrders> planned) throws Exception {
        return examined(define(), planned);
    }

    private List<Examined> examined(Path defined, Optional<PlannedOrders> planned) throws Exception {
        Environment environment = EnvironmentFile.read(defined);
        Clearance clearance = new Guard(Names.OF_THIS_MACHINE).clear(environment.name(), environment.boundary(), false);
        try (RunningEnvironment running = environment.startForExamination(request(clearance));
                Visit visit = new Visit(
                        running,
                        environment.targets(),
                        planned,
                        true,
                        "doctor-test",
                        clearance,
                        environment.secrets())) {
            return Doctor.withAll().examine(visit, line -> {});
        }
    }

    /** Starts all of it and writes the definition. */
    Path define() throws Exception {
        URI inferenceProxy = proxy.createHttpProxy(
                        "inference", behindInference.getAuthority(), 0, Optional.of("X-Inference-Point"))
                .httpUrl();
        URI paymentProxy = proxy.createHttpProxy("payment", behindPayment.getAuthority(), 0, Optional.empty())
                .httpUrl();
        Files.writeString(folder.resolve("token"), token.orElse("no-token-yet"));
        Files.writeString(folder.resolve("customers"), Seed.PASSWORD);
        URI shop = isShopThere ? shop(inferenceProxy, paymentProxy) : nowhere();
        StringBuilder yaml = new StringBuilder("environment: staging\nkind: remote\n");
        yaml.append("shop: {url: ")
                .append(shop)
                .append(", release: ")
                .append(definition.getOrDefault("release", ""))
                .append("}\n");
        for (String key : List.of("faults", "model", "catalogue", "payment-method", "customers")) {
            if (definition.containsKey(key)) {
                yaml.append(key)
                        .append(": ")
                        .append(definition.getOrDefault(key, ""))
                        .append('\n');
            }
        }
        yaml.append(
                "ledger: {token: {file: " + definition.getOrDefault("token", "token") + "}, charges: none}\nprobes:\n");
        for (String point : POINTS.split(" ", -1)) {
            yaml.append("  - {breaker: " + point + ", url: \"" + shop + "/metrics\", metric: "
                    + definition.getOrDefault("metric", "resilience4j_circuitbreaker_state") + ", labels: {name: "
                    + point + "}, state-label: state}\n");
        }
        return Files.writeString(folder.resolve("staging.yaml"), yaml);
    }

    private URI shop(URI inferenceProxy, URI paymentProxy) throws Exception {
        StoreSettings sound = StoreSettings.defaults()
                .withInference(InferenceSettings.at(inferenceOfShop.orElse(inferenceProxy), Resilience.DEFAULT))
                .withPayment(paymentOfShop.orElse(paymentProxy));
        Store store = own(Store.start(settings.apply(sound)));
        if (!isStocked) {
            store.ledger().<Boolean, RuntimeException>transact(shop -> {
                shop.products().setStock("CHAOS-001", 0);
                shop.products().setStock("CHAOS-002", 0);
                return true;
            });
        }
        if (token.isEmpty()) {
            Files.writeString(folder.resolve("token"), adminToken(store.url()));
        }
        return bend.isPresent() ? own(BentRelay.before(store.url(), bend.get())).url() : store.url();
    }

    static String adminToken(URI shop) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(shop.resolve("/rest/V1/integration/admin/token"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"username\":\"admin\",\"password\":\"Admin123!chaos\"}", UTF_8))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.body().replace("\"", "");
    }

    private StartRequest request(Clearance clearance) {
        return new StartRequest(
                "doctor-test",
                folder,
                folder.resolve("faults.ndjson"),
                folder.resolve("egress.ndjson"),
                folder.resolve("inference-calls.ndjson"),
                Optional.empty(),
                Optional.empty(),
                1,
                Clock.systemUTC(),
                (proxied, point, at) -> {},
                event -> {},
                clearance);
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
