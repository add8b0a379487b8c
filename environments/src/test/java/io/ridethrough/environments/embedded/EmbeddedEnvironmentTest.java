package io.ridethrough.environments.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.WatchedModel;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.environments.inference.Ending;
import io.ridethrough.environments.model.SeededVersions;
import io.ridethrough.faults.DeploymentFault.ModelSwap;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.NetworkFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One real environment for all of these, because it takes seconds to start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedEnvironmentTest {
    private static final Duration DELAY = Duration.ofMillis(600);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private Set<Long> childrenBefore = Set.of();
    private RunningEnvironment environment;

    @BeforeAll
    void start(@TempDir Path logs) throws Exception {
        childrenBefore = children();
        EmbeddedDefinition.Model twoVersions = EmbeddedDefinition.Model.of(2, 8)
                .withVersions(
                        SeededVersions.file(logs, 1).toString(),
                        List.of(SeededVersions.file(logs, 2).toString()));
        environment = EmbeddedFixture.with(EmbeddedFixture.FREE, twoVersions).start(EmbeddedFixture.request(logs));
    }

    @AfterAll
    void close() {
        environment.close();
    }

    @Test
    @Order(1)
    void a_probe_of_a_fresh_environment_reads_proxies_workers_and_four_closed_breakers() {
        List<ProbeReading> readings = environment.probe();

        assertThat(readings.stream().filter(reading -> reading.source().equals("proxy")))
                .extracting(reading -> reading.values().get("target"))
                .containsExactly("inference", "payment");
        assertThat(readings.stream().filter(reading -> reading.source().equals("store")))
                .singleElement()
                .satisfies(store -> assertThat(store.values())
                        .containsEntry("workers", 4L)
                        .containsKeys("workersBusy", "queued")
                        .containsEntry(
                                "breakers",
                                Map.of(
                                        "advice", "CLOSED",
                                        "identity", "CLOSED",
                                        "summary", "CLOSED",
                                        "recommendations", "CLOSED")));
    }

    @Test
    @Order(2)
    void a_fresh_ledger_is_empty() throws IOException {
        assertThat(environment.readLedger().orders()).isEmpty();
        assertThat(environment.readLedger().charges()).isEmpty();
        assertThat(environment.readLedger().stock()).isEmpty();
        assertThat(environment.readLedger().decisions())
                .extracting(decision -> decision.point())
                .as("accounts that the shop was filled with")
                .containsOnly("identity");
    }

    @Test
    @Order(3)
    void the_shop_answers_graphql() throws Exception {
        HttpResponse<String> answer =
                post(environment.shop().resolve("/graphql"), "{\"query\":\"mutation { createEmptyCart }\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"createEmptyCart\":\"").doesNotContain("\"errors\"");
    }

    @Test
    @Order(4)
    void latency_delays_the_model_while_it_lives_and_the_proxy_counts_it() throws Exception {
        Duration undisturbed = askModel();
        try (Injection injection = environment.injector().inject("inference", new NetworkFault.Latency(DELAY))) {
            assertThat(askModel()).isGreaterThanOrEqualTo(DELAY);
            assertThat(injection.touched()).isEqualTo(1);
        }

        assertThat(undisturbed).as("the delay is the fault's").isPositive();
        assertThat(environment.probe().get(0).values())
                .containsEntry("target", "inference")
                .containsEntry("attempts", 2L);
        assertThat(environment.probe())
                .as("the model's own count")
                .contains(new ProbeReading("model", Map.of("target", "inference", "requests", 2L)));
    }

    @Test
    @Order(5)
    void another_version_is_served_and_asked_for_and_then_the_first_again() throws Exception {
        ServedVersion version = ((RunningEmbedded) environment).version();

        ServedVersion.State before = version.switchTo("v2");

        assertThat(before).isEqualTo(new ServedVersion.State("test-advisor-v1", "reference"));
        assertThat(version.now()).isEqualTo("test-advisor-v2");
        assertThat(asked()).contains("test-advisor-v2");
        version.restore(before);
        assertThat(version.now()).isEqualTo("test-advisor-v1");
        assertThat(asked()).contains("\"reference\"");
        assertThatThrownBy(() -> version.switchTo("v9"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("v9");
        assertThat(version.now()).isEqualTo("test-advisor-v1");
    }

    @Test
    @Order(6)
    void a_swap_is_a_fault_like_others_whose_end_is_the_rollback() throws Exception {
        WatchedModel model = environment.model().orElseThrow();
        assertThat(model.versions()).containsExactly("v1", "v2");
        try (ChatEndpoint served = model.served(PATIENCE);
                ChatEndpoint second = model.version("v2", PATIENCE)) {
            Injection swap = environment.injector().inject("inference", new ModelSwap("v2"));
            assertThat(answering(served)).containsExactly("test-advisor-v2");
            assertThat(swap.touched()).isEqualTo(1);
            swap.close();
            assertThat(answering(served)).containsExactly("test-advisor-v1");
            assertThat(answering(second)).containsExactly("test-advisor-v2");
            assertThat(swap.touched()).isEqualTo(1);
            assertThat(swap.hasLapsed()).isFalse();
        }
        assertThat(asked()).contains("\"reference\"");
    }

    private static Set<String> answering(ChatEndpoint endpoint) {
        ChatOutcome outcome =
                endpoint.ask(ChatQuestion.greedy("Which fund?", 4)).join();
        assertThat(outcome.ending()).as(outcome.problem()).isEqualTo(Ending.COMPLETE);
        return outcome.models();
    }

    /** What the store asks for. */
    private String asked() throws Exception {
        URI control = environment.shop().resolve("/control/model");
        return http.send(HttpRequest.newBuilder(control).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    @Order(7)
    void all_parts_run_by_themselves() {
        assertThat(environment.failure()).isEmpty();
        assertThat(environment.addresses())
                .containsOnlyKeys(
                        "store",
                        "model",
                        "payment",
                        "proxy",
                        "inference through proxy",
                        "payment through proxy",
                        "egress recorder",
                        "foreign inference")
                .allSatisfy((part, address) -> assertThat(address.getHost()).isEqualTo("127.0.0.1"));
    }

    @Test
    @Order(7)
    void the_model_and_the_payment_partner_are_at_home_as_the_shop_calls_them_and_nobody_else_is() {
        assertThat(environment.homes())
                .extracting(HomeEndpoint::name, HomeEndpoint::places)
                .containsExactly(
                        tuple("inference", List.of(authority("inference through proxy"))),
                        tuple("payment", List.of(authority("payment through proxy"))));
        assertThat(environment.homes()).allSatisfy(home -> {
            assertThat(home.jurisdictions()).containsExactly("CH", "EU", "US");
            assertThat(home.places()).doesNotContain(authority("foreign inference"));
        });
    }

    private String authority(String part) {
        return Objects.requireNonNull(environment.addresses().get(part)).getAuthority();
    }

    @Test
    @Order(8)
    void closing_ends_store_and_model() {
        Set<Long> own = children();
        own.removeAll(childrenBefore);
        assertThat(own).hasSize(2);

        environment.close();
        environment.close();

        assertThat(own).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
        assertThat(environment.failure()).as("nobody's fault: it was closed").isEmpty();
    }

    /** A streamless chat through the fault proxy, as the store asks; how long it took. */
    private Duration askModel() throws Exception {
        URI model = Objects.requireNonNull(environment.addresses().get("inference through proxy"));
        long startNanos = System.nanoTime();
        HttpResponse<String> answer = post(
                model.resolve("/v1/chat/completions"),
                "{\"model\":\"reference\",\"max_tokens\":4,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private HttpResponse<String> post(URI address, String json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .header("X-Inference-Point", "advice")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
