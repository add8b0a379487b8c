package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Ports;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.containers.ContainersDefinition.Images;
import io.ridethrough.environments.containers.PartImage.Server;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.faults.DeploymentFault.ModelSwap;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.NetworkFault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop in containers behind the original Toxiproxy. Skipped, visibly, where there is no Docker engine or {@code
 * toxiproxy-server} is not on the PATH.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OriginalToxiproxyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private Engine engine;
    private String image = "";
    private RunningEnvironment shop;

    @BeforeAll
    void start() throws Exception {
        engine = ContainersFixture.engine();
        image = ProgramImage.of(engine, "toxiproxy-server");
        Path run = Files.createDirectories(folder.resolve("original"));
        shop = ContainersFixture.environment(proxyFrom(image, Server.TOXIPROXY))
                .start(ContainersFixture.request(
                        run, (proxy, point, at) -> told.add(proxy), event -> told.add(event.proxy())));
    }

    @AfterAll
    void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    @Order(1)
    void the_original_has_a_proxy_before_each_dependency() throws Exception {
        assertThat(get("/version")).as("ours has leases, the original has not").doesNotContain("lease_millis");
        assertThat(get("/proxies"))
                .contains("\"inference\"", "\"payment\"", "\"model:8000\"", "\"partners:8090\"")
                .doesNotContain("\"enabled\":false");
    }

    @Test
    @Order(1)
    void the_original_is_confined_as_ours_is() {
        InspectContainerResponse proxy = engine.client()
                .inspectContainerCmd("ridethrough-original-proxy")
                .exec();

        assertThat(Owner.of(Objects.requireNonNull(proxy.getConfig().getLabels())))
                .contains(Owner.ofThisProcess());
        assertThat(proxy.getNetworkSettings().getNetworks())
                .containsOnlyKeys("ridethrough-original-front", "ridethrough-original-shop");
        assertThat(proxy.getHostConfig().getCapDrop()).containsExactly(Capability.ALL);
        assertThat(proxy.getHostConfig().getReadonlyRootfs()).isTrue();
        for (Ports.Binding[] bindings :
                proxy.getHostConfig().getPortBindings().getBindings().values()) {
            assertThat(bindings).extracting(Ports.Binding::getHostIp).containsOnly("127.0.0.1");
        }
    }

    @Test
    @Order(2)
    void the_model_answers_through_it_and_nobody_tells_of_attempts() {
        try (ChatEndpoint served = shop.model().orElseThrow().served(PATIENCE)) {
            assertThat(ContainersFixture.answering(served)).isEqualTo("ridethrough-advisor-v1");
        }

        assertThat(shop.probe())
                .extracting(ProbeReading::source)
                .contains("store", "model")
                .doesNotContain("proxy");
        assertThat(told).isEmpty();
    }

    @Test
    @Order(3)
    void its_faults_act_between_containers_and_are_healed() {
        try (ChatEndpoint served = shop.model().orElseThrow().served(PATIENCE)) {
            Injection slow = shop.injector()
                    .inject("inference", new NetworkFault.Latency(Duration.ofMillis(700), Duration.ZERO));
            long startNanos = System.nanoTime();
            ContainersFixture.answering(served);
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isGreaterThan(Duration.ofMillis(700));
            slow.close();
        }
        try (ChatEndpoint served = shop.model().orElseThrow().served(PATIENCE)) {
            Injection outage = shop.injector().inject("inference", new NetworkFault.Outage());
            assertThat(served.ask(ChatQuestion.greedy("Which fund?", 4)).join().isComplete())
                    .isFalse();
            outage.close();
            assertThat(ContainersFixture.answering(served)).isEqualTo("ridethrough-advisor-v1");
        }
    }

    @Test
    @Order(3)
    void what_it_does_not_know_is_not_injected() {
        assertThatThrownBy(() -> shop.injector().inject("inference", new InferenceFault.MalformedJson(3)))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("not in the power of the Toxiproxy");
    }

    @Test
    @Order(3)
    void the_reference_model_behind_it_is_swapped_all_the_same() {
        try (ChatEndpoint served = shop.model().orElseThrow().served(PATIENCE)) {
            Injection swap = shop.injector().inject("inference", new ModelSwap("v2"));
            assertThat(ContainersFixture.answering(served)).isEqualTo("ridethrough-advisor-v2");
            swap.close();
        }
    }

    @Test
    @Order(4)
    void what_it_says_is_in_its_log() {
        assertThat(folder.resolve("original/logs/proxy.log")).isNotEmptyFile();
    }

    @Test
    @Order(5)
    void closing_leaves_neither_container_nor_network() {
        shop.close();

        assertThat(engine.labelled(Owner.RUN)).isEmpty();
    }

    @Test
    @Order(6)
    void with_a_killed_runner_it_ends_and_what_it_broke_with_it() throws Exception {
        new KilledRunner(engine, folder).killedAndReaped(image);
    }

    @Test
    @Order(7)
    void an_original_that_is_taken_for_a_part_of_ours_does_not_start_and_nothing_is_left() {
        assertThatThrownBy(() -> ContainersFixture.environment(proxyFrom(image, Server.RIDETHROUGH))
                        .start(ContainersFixture.request(
                                folder.resolve("mistaken"), (proxy, point, at) -> {}, event -> {})))
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessageContaining("the container of the proxy did not start");
        assertThat(engine.labelled(Owner.RUN)).isEmpty();
    }

    private static Images proxyFrom(String image, Server server) {
        return new Images(
                Optional.empty(), Optional.empty(), Optional.of(new PartImage(image, server)), Optional.empty());
    }

    private String get(String path) throws Exception {
        URI api = shop.faultApi().orElseThrow();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(api.resolve(path))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
