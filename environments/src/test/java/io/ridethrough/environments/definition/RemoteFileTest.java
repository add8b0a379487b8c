package io.ridethrough.environments.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import io.ridethrough.environments.Environment;
import io.ridethrough.environments.remote.RemoteDefinition;
import io.ridethrough.environments.remote.RemoteEnvironment;
import io.ridethrough.environments.remote.RemoteProbe;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.NetworkFault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteFileTest {
    private static final String LEAST = """
            environment: staging
            kind: remote
            shop: {url: "http://127.0.0.1:8080/"}
            faults: {api: "http://127.0.0.1:8474", proxies: {inference: model}}
            """;

    @TempDir
    private Path folder;

    @Test
    void the_example_is_sound_and_is_not_listed() {
        EnvironmentLibrary library = new EnvironmentLibrary(Path.of("definitions"));

        assertThat(library.names()).contains("embedded").noneMatch(name -> name.contains("example"));
        RemoteDefinition example = remote(library.environment("staging.example"));
        assertThat(example.probes()).hasSize(4);
        assertThat(example.ledger()).hasValueSatisfying(ledger -> {
            assertThat(ledger.url()).isEqualTo(example.shop().url());
            assertThat(ledger.token()).isEqualTo(new SecretSource.Variable("MAGENTO_TOKEN"));
            assertThat(ledger.charges()).contains(URI.create("http://127.0.0.1:8090/v1/charges"));
        });
    }

    @Test
    void little_has_to_be_said_and_the_rest_is_as_usual() throws IOException {
        Environment environment = EnvironmentFile.read(file(LEAST));

        RemoteDefinition definition = remote(environment);
        assertThat(environment.name()).isEqualTo("staging");
        assertThat(environment.targets()).containsExactly("inference");
        assertThat(environment.isWatchable()).as("a model that nobody named").isFalse();
        assertThat(definition.shop().url()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(definition.shop().paymentMethod()).isEqualTo("checkmo");
        assertThat(definition.faults().server()).isEqualTo(RemoteDefinition.Server.FAULT_PROXY);
        assertThat(definition.ledger()).isEmpty();
        assertThat(definition.catalogue()).isEmpty();
        assertThat(environment.settings(Optional.empty())).isEmpty();
    }

    @Test
    void what_can_be_injected_depends_on_whose_proxies_they_are() throws IOException {
        Environment ours = EnvironmentFile.read(file(LEAST));
        Environment original = EnvironmentFile.read(file(LEAST.replace("proxies:", "server: toxiproxy, proxies:")));

        assertThat(List.of(ours, original))
                .allMatch(it -> it.supports(new NetworkFault.Outage()))
                .allMatch(it -> it.supports(new NetworkFault.Latency(Duration.ofSeconds(1))))
                .noneMatch(it -> it.supports(new DeploymentFault.ModelSwap("v2")));
        InferenceFault refusing = new InferenceFault.HttpError(429, Optional.empty());
        assertThat(ours.supports(refusing)).isTrue();
        assertThat(original.supports(refusing)).isFalse();
    }

    @Test
    void a_breaker_is_read_from_a_header_a_document_or_a_metric() throws IOException {
        List<RemoteProbe> probes =
                remote(EnvironmentFile.read(file(LEAST + """
                probes:
                  - {breaker: advice, url: "http://127.0.0.1:8080/a", header: X-Breaker}
                  - {breaker: identity, url: "http://127.0.0.1:8080/b", json: /breakers/0, states: {closed: UP, open: [DOWN, OUT]}}
                  - {breaker: summary, url: "http://127.0.0.1:8080/c", metric: breaker, states: {closed: 0, open: 1.0}}
                  - {gauge: workers-busy, url: "http://127.0.0.1:8080/c", metric: busy, labels: {pool: www}}
                """))).probes();

        assertThat(probes)
                .extracting(RemoteProbe::place)
                .containsExactly(
                        new RemoteProbe.Header("X-Breaker"),
                        new RemoteProbe.Json(JsonPointer.compile("/breakers/0")),
                        new RemoteProbe.Metric("breaker", Map.of(), Optional.empty()),
                        new RemoteProbe.Metric("busy", Map.of("pool", "www"), Optional.empty()));
        assertThat(states(probes.get(0)).get(RemoteProbe.State.OPEN)).containsExactly("open", "forced_open");
        assertThat(states(probes.get(1)).get(RemoteProbe.State.OPEN)).containsExactly("DOWN", "OUT");
        assertThat(states(probes.get(2)).get(RemoteProbe.State.OPEN)).containsExactly("1");
        assertThat(probes.get(3).subject()).isEqualTo(RemoteProbe.Gauge.WORKERS_BUSY);
    }

    @Test
    void a_page_may_be_asked_by_a_query_and_nothing_else_may() throws IOException {
        String probe = """
                probes:
                  - {gauge: workers, url: "http://127.0.0.1:8080/status?json", json: /total processes}
                """;
        assertThat(remote(EnvironmentFile.read(file(LEAST + probe))).probes())
                .extracting(RemoteProbe::url)
                .containsExactly(URI.create("http://127.0.0.1:8080/status?json"));

        Path fragment = file(LEAST + probe.replace("?json", "?json#top"));
        assertThatThrownBy(() -> EnvironmentFile.read(fragment)).hasMessageContaining("without a user or fragment");
        Path shop = file(LEAST.replace("127.0.0.1:8080", "127.0.0.1:8080?x"));
        assertThatThrownBy(() -> EnvironmentFile.read(shop)).hasMessageContaining("without a user, query or fragment");
    }

    @Test
    void tells_every_mistake_with_its_line_and_what_would_be_right() throws IOException {
        Path file = file("""
                environment: My Staging
                kind: remot
                shop:
                  ulr: http://127.0.0.1:8080
                  release: 2.3.7
                faults:
                  api: http://127.0.0.1:8474/proxies
                  server: toxiproxi
                  proxies:
                    inferense: model
                    payment: one
                    identity: one
                probes:
                  - breaker: advise
                    url: ftp://127.0.0.1/metrics
                    metric: breaker
                  - gauge: workers
                    breaker: advice
                    url: http://127.0.0.1:8080/metrics
                    header: X-Breaker
                  - breaker: advice
                    url: http://127.0.0.1:8080/metrics
                    json: breakers
                    state-label: state
                    states: {closed: UP, opne: DOWN}
                ledger:
                  token: {variable: "eyJ-not a name"}
                model:
                  name: served
                catalogue: []
                payment-methd: checkmo
                egress:
                  port: 0
                """);

        assertThatThrownBy(() -> EnvironmentFile.read(file))
                .isInstanceOfSatisfying(
                        MistakesException.class,
                        e -> assertThat(e.mistakes())
                                .extracting(mistake -> mistake.line() + " " + mistake.key())
                                .containsExactlyInAnyOrder(
                                        "1 environment",
                                        "2 kind",
                                        "4 shop.ulr",
                                        "5 shop.release",
                                        "7 faults.api",
                                        "8 faults.server",
                                        "10 faults.proxies.inferense",
                                        "12 faults.proxies.identity",
                                        "14 probes[0].breaker",
                                        "14 probes[0].states",
                                        "15 probes[0].url",
                                        "17 probes[1]",
                                        "23 probes[2].json",
                                        "24 probes[2].state-label",
                                        "25 probes[2].states",
                                        "25 probes[2].states.opne",
                                        "27 ledger.charges",
                                        "27 ledger.token.variable",
                                        "29 model.url",
                                        "30 catalogue",
                                        "31 payment-methd",
                                        "33 egress.port"))
                .hasMessageContaining("did you mean `remote`")
                .hasMessageContaining("did you mean `url`")
                .hasMessageContaining("did you mean `toxiproxy`")
                .hasMessageContaining("did you mean `payment-method`")
                .as("what may be a secret")
                .hasMessageNotContaining("eyJ");
    }

    @Test
    void an_address_with_a_password_is_refused_without_being_repeated() throws IOException {
        Path file = file(LEAST.replace("127.0.0.1:8080/", "user:hunter2@127.0.0.1:8080"));

        assertThatThrownBy(() -> EnvironmentFile.read(file))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("shop.url")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_token_in_a_file_is_beside_the_definition_and_a_token_is_in_one_place() throws IOException {
        String ledger = "ledger: {charges: none, token: {file: token.txt}}\n";

        assertThat(remote(EnvironmentFile.read(file(LEAST + ledger))).ledger()).hasValueSatisfying(it -> {
            assertThat(it.charges()).isEmpty();
            assertThat(it.token())
                    .isEqualTo(new SecretSource.InFile(folder.toAbsolutePath().resolve("token.txt")));
        });
        for (String token : List.of("{}", "{file: a, variable: B}")) {
            Path wrong = file(LEAST + ledger.replace("{file: token.txt}", token));
            assertThatThrownBy(() -> EnvironmentFile.read(wrong))
                    .isInstanceOf(MistakesException.class)
                    .hasMessageContaining("give one of `variable` and `file`");
        }
    }

    private static Map<RemoteProbe.State, List<String>> states(RemoteProbe probe) {
        return ((RemoteProbe.Breaker) probe.subject()).states();
    }

    private static RemoteDefinition remote(Environment environment) {
        return ((RemoteEnvironment) environment).definition();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("staging.yaml"), text);
    }
}
