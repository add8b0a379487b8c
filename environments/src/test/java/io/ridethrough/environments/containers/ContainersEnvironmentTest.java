package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import io.ridethrough.environments.LedgerReading;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.WatchedModel;
import io.ridethrough.environments.containers.ContainersDefinition.Images;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.faults.DeploymentFault.ModelSwap;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.events.ProxyEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A shop in containers from its start to its end. Skipped, visibly, where there is no Docker engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersEnvironmentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final List<String> PARTS = List.of("model", "partners", "proxy", "egress", "store", "door");
    private static final String TAGGED = "ridethrough-test-named-";

    @TempDir
    private static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> attempts = new LinkedBlockingQueue<>();
    private final BlockingQueue<ProxyEvent> events = new LinkedBlockingQueue<>();
    private Engine engine;
    private String madeHere = "";
    private RunningEnvironment shop;

    @BeforeAll
    void start() throws Exception {
        engine = ContainersFixture.engine();
        // What somebody left who was killed: it is gone once this one has started.
        Owner killed = Owner.ofThisProcess();
        engine.client()
                .createNetworkCmd()
                .withName("ridethrough-left-behind")
                .withLabels(
                        new Owner(killed.machine(), killed.pid(), killed.start().minus(Duration.ofHours(1)))
                                .labels("left-behind"))
                .exec();
        Path run = Files.createDirectories(folder.resolve("run"));
        madeHere = PartsImage.on(engine);
        shop = ContainersFixture.environment(new Images(
                        Optional.of(tagged("store")),
                        Optional.of(tagged("model")),
                        Optional.of(tagged("proxy")),
                        Optional.empty()))
                .start(ContainersFixture.request(
                        run, (proxy, point, at) -> attempts.add(proxy + " " + point), events::add));
    }

    @AfterAll
    void stop() {
        if (shop != null) {
            shop.close();
            for (String part : List.of("store", "model", "proxy")) {
                engine.client().removeImageCmd(TAGGED + part + ":1").exec();
            }
        }
    }

    /** The image that is made here, by another name. */
    private PartImage tagged(String part) {
        engine.client().tagImageCmd(madeHere, TAGGED + part, "1").exec();
        return PartImage.ofOurs(TAGGED + part + ":1");
    }

    @Test
    @Order(1)
    void what_a_killed_run_left_is_gone_once_the_next_has_started() {
        assertThat(engine.labelled(Owner.RUN))
                .extracting(Labelled::name)
                .contains("ridethrough-run-store", "ridethrough-run-shop")
                .doesNotContain("ridethrough-left-behind");
    }

    @Test
    @Order(1)
    void every_part_bears_the_run_and_the_process_that_it_belongs_to() {
        assertThat(engine.labelled(Owner.RUN)).hasSize(6 + 3).allSatisfy(thing -> {
            assertThat(thing.labels()).containsEntry("io.ridethrough.run", "run");
            assertThat(Owner.of(thing.labels())).contains(Owner.ofThisProcess());
        });
    }

    @Test
    @Order(1)
    void all_that_is_published_is_published_on_loopback_and_the_store_publishes_nothing() {
        for (String part : PARTS) {
            Collection<Ports.Binding[]> published = inspect(part)
                    .getHostConfig()
                    .getPortBindings()
                    .getBindings()
                    .values();
            for (Ports.Binding[] bindings : published) {
                assertThat(bindings).extracting(Ports.Binding::getHostIp).containsOnly("127.0.0.1");
            }
            assertThat(published.isEmpty()).as(part).isEqualTo(part.equals("store") || part.equals("egress"));
        }
    }

    @Test
    @Order(1)
    void each_part_runs_from_the_image_that_is_named_for_it_and_else_from_the_one_made_here() {
        Map<String, String> images = new LinkedHashMap<>();
        for (String part : PARTS) {
            images.put(part, String.valueOf(inspect(part).getConfig().getImage()));
        }

        assertThat(images)
                .containsEntry("store", TAGGED + "store:1")
                .containsEntry("model", TAGGED + "model:1")
                .containsEntry("partners", madeHere);
        for (String beside : List.of("proxy", "egress", "door")) {
            assertThat(images).containsEntry(beside, TAGGED + "proxy:1");
        }
    }

    @Test
    @Order(1)
    void no_part_has_a_capability_or_writes_to_anything_but_its_record() throws Exception {
        Object owner = Files.getAttribute(folder.resolve("run/logs"), "unix:uid");
        for (String part : PARTS) {
            InspectContainerResponse told = inspect(part);
            HostConfig host = told.getHostConfig();
            assertThat(host.getCapDrop()).as(part).containsExactly(Capability.ALL);
            assertThat(host.getReadonlyRootfs()).as(part).isTrue();
            assertThat(host.getPrivileged()).as(part).isFalse();
            assertThat(host.getSecurityOpts()).as(part).contains("no-new-privileges");
            if (!engine.isRootless()) {
                assertThat(told.getConfig().getUser()).as(part).startsWith(owner + ":");
            }
            List<String> writable = Stream.ofNullable(host.getBinds())
                    .flatMap(Stream::of)
                    .filter(bind -> bind.getAccessMode() == AccessMode.rw)
                    .map(bind -> String.valueOf(Path.of(bind.getPath()).getFileName()))
                    .toList();
            assertThat(writable)
                    .as(part)
                    .isEqualTo(
                            switch (part) {
                                case "egress" -> List.of("egress.ndjson");
                                case "store" -> List.of("inference-calls.ndjson");
                                default -> List.of();
                            });
        }
    }

    @Test
    @Order(1)
    void nothing_that_leaves_by_the_front_finds_its_way_back() {
        for (String network : List.of("front", "shop", "abroad")) {
            assertThat(engine.client()
                            .inspectNetworkCmd()
                            .withNetworkId("ridethrough-run-" + network)
                            .exec()
                            .getOptions())
                    .as(network)
                    .containsEntry("com.docker.network.bridge.enable_ip_masquerade", "false");
        }
    }

    @Test
    @Order(1)
    void the_stores_only_network_is_internal_and_the_model_is_not_on_it() {
        assertThat(networks("store")).containsOnlyKeys("ridethrough-run-shop");
        assertThat(networks("egress")).containsOnlyKeys("ridethrough-run-shop", "ridethrough-run-abroad");
        assertThat(networks("model")).containsOnlyKeys("ridethrough-run-front");
        assertThat(networks("partners")).containsOnlyKeys("ridethrough-run-front", "ridethrough-run-abroad");
        for (String between : List.of("proxy", "door")) {
            assertThat(networks(between)).containsOnlyKeys("ridethrough-run-front", "ridethrough-run-shop");
        }
        for (String internal : List.of("ridethrough-run-shop", "ridethrough-run-abroad")) {
            assertThat(engine.client()
                            .inspectNetworkCmd()
                            .withNetworkId(internal)
                            .exec()
                            .getInternal())
                    .isTrue();
        }
    }

    @Test
    @Order(1)
    void from_the_stores_network_the_proxy_is_reached_and_neither_the_model_nor_anything_else() throws Exception {
        String model = Objects.requireNonNull(networks("model").get("ridethrough-run-front"));

        assertThat(reached("proxy:8666", "egress:3128")).containsExactly("reached", "reached");
        assertThat(reached("model:8000", "partners:8090", "partners:8091", model + ":8000", "192.0.2.1:443"))
                .as("the model by its name and by its address, the partners, and the world")
                .doesNotContain("reached")
                .hasSize(5);
    }

    @Test
    @Order(2)
    void the_store_serves_and_asks_the_model_through_the_proxy() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(shop.shop().resolve("/metrics"))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);

        WatchedModel model = shop.model().orElseThrow();
        try (ChatEndpoint served = model.served(PATIENCE)) {
            assertThat(ContainersFixture.answering(served)).isEqualTo("ridethrough-advisor-v1");
        }

        assertThat(attempts.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).startsWith("inference");
        assertThat(shop.probe())
                .filteredOn(reading -> reading.source().equals("proxy"))
                .extracting(ProbeReading::values)
                .anySatisfy(values ->
                        assertThat(values).containsEntry("target", "inference").containsEntry("attempts", 1L));
        assertThat(shop.probe()).extracting(ProbeReading::source).contains("store", "model");
    }

    @Test
    @Order(3)
    void a_fault_acts_between_containers_and_its_sighting_is_told() throws Exception {
        try (ChatEndpoint served = shop.model().orElseThrow().served(PATIENCE)) {
            Injection slow = shop.injector()
                    .inject("inference", new NetworkFault.Latency(Duration.ofMillis(700), Duration.ZERO));
            long startNanos = System.nanoTime();
            ContainersFixture.answering(served);
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isGreaterThan(Duration.ofMillis(700));
            slow.close();
        }
        Optional<ProxyEvent> affected = Optional.empty();
        for (ProxyEvent event = next(); affected.isEmpty(); event = next()) {
            affected = Optional.of(event).filter(ProxyEvent.FirstAffected.class::isInstance);
        }
        assertThat(affected.orElseThrow().proxy()).isEqualTo("inference");
    }

    private ProxyEvent next() throws InterruptedException {
        return Objects.requireNonNull(events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "no such event came");
    }

    @Test
    @Order(3)
    void the_model_is_swapped_and_rolled_back() {
        try (ChatEndpoint served = shop.model().orElseThrow().served(PATIENCE)) {
            Injection swap = shop.injector().inject("inference", new ModelSwap("v2"));
            assertThat(ContainersFixture.answering(served)).isEqualTo("ridethrough-advisor-v2");
            swap.close();
            assertThat(ContainersFixture.answering(served)).isEqualTo("ridethrough-advisor-v1");
        }
    }

    @Test
    @Order(3)
    void the_ledger_is_read_from_the_store_and_from_the_partner() throws Exception {
        URI payment = Objects.requireNonNull(shop.addresses().get("payment"));
        HttpResponse<String> charged = http.send(
                HttpRequest.newBuilder(payment.resolve("/v1/charges"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "a key")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"amount\":\"12.50\",\"currency\":\"CHF\",\"reference\":\"000000001\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(charged.statusCode()).isEqualTo(201);

        LedgerReading ledger = shop.readLedger();

        assertThat(ledger.orders()).isEmpty();
        assertThat(ledger.charges())
                .extracting(LedgerReading.PartnerCharge::order)
                .containsExactly("000000001");
    }

    @Test
    @Order(4)
    void what_a_part_writes_belongs_to_who_plays_the_run() throws Exception {
        Path calls = folder.resolve("run/inference-calls.ndjson");

        assertThat(Files.getAttribute(calls, "unix:uid")).isEqualTo(Files.getAttribute(folder, "unix:uid"));
        assertThat(folder.resolve("run/logs/store.log")).exists();
    }

    @Test
    @Order(5)
    void a_part_that_dies_is_named() throws Exception {
        assertThat(shop.failure()).isEmpty();
        engine.client().killContainerCmd("ridethrough-run-model").exec();
        engine.client()
                .waitContainerCmd("ridethrough-run-model")
                .start()
                .awaitStatusCode(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        // The engine ends the container's output in its own time.
        for (long until = System.nanoTime() + PATIENCE.toNanos();
                shop.failure().isEmpty() && System.nanoTime() < until; ) {
            Thread.onSpinWait();
        }
        assertThat(shop.failure())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("the model ended"));
    }

    @Test
    @Order(6)
    void closing_leaves_neither_container_nor_network() {
        shop.close();
        shop.close();

        assertThat(engine.labelled(Owner.RUN)).isEmpty();
        assertThat(shop.failure()).as("nobody's fault: it was closed").isEmpty();
    }

    private InspectContainerResponse inspect(String part) {
        return engine.client().inspectContainerCmd("ridethrough-run-" + part).exec();
    }

    /** The addresses of a part, by network. */
    private Map<String, String> networks(String part) {
        Map<String, String> addresses = new LinkedHashMap<>();
        inspect(part)
                .getNetworkSettings()
                .getNetworks()
                .forEach((name, network) -> addresses.put(name, String.valueOf(network.getIpAddress())));
        return addresses;
    }

    /** What a program on the store's network makes of places: {@code reached}, or why not. */
    private List<String> reached(String... places) throws Exception {
        RunMark mark =
                new RunMark("run", Owner.ofThisProcess().labels("run"), folder.resolve("run/logs"), Optional.empty());
        List<String> arguments = new ArrayList<>(List.of(places));
        String network = "ridethrough-run-shop";
        PartSpec spec = PartSpec.of(
                        "prober",
                        PartsImage.on(engine),
                        new PartCommand.Ours(
                                PartsImage.command(List.of("-Xmx32m"), Knocking.class.getName(), arguments)))
                .on(List.of(network), List.of());
        try (PartContainer prober = PartContainer.start(engine, spec, mark, Duration.ofMinutes(1))) {
            assertThat(prober.id()).isNotEmpty();
        }
        JsonNode told = new ObjectMapper().readTree(Files.readString(folder.resolve("run/logs/prober.log")));
        List<String> outcomes = new ArrayList<>();
        told.forEach(outcome -> outcomes.add(outcome.asText()));
        return outcomes;
    }
}
