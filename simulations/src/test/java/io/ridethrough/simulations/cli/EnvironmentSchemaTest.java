package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ridethrough.environments.definition.EnvironmentFile;
import io.ridethrough.environments.yaml.MistakesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentSchemaTest {
    private static final Path FILE =
            CommandLineRun.REPOSITORY.path().resolve("docs").resolve("schemas").resolve("environment.schema.json");

    /** Has every key that a remote definition may have. */
    private static final String REMOTE = """
            environment: staging
            kind: remote
            shop: {url: "http://127.0.0.1:8080", store-code: english, release: 2.4.7-p3}
            faults:
              api: http://127.0.0.1:8474
              server: toxiproxy
              proxies: {inference: model, payment: bank, identity: registry}
            probes:
              - {breaker: advice, url: "http://127.0.0.1:8080/m", metric: state, labels: {name: advice}, state-label: state}
              - {breaker: identity, url: "https://127.0.0.1/h", json: /a/0, states: {closed: UP, open: [DOWN, OUT]}}
              - {breaker: summary, url: "http://127.0.0.1:8080/m", metric: open, states: {closed: 0, open: 1, half-open: 2}}
              - {breaker: recommendations, url: "http://127.0.0.1:8080/h", header: X-Breaker}
              - {gauge: workers, url: "http://127.0.0.1:8080/h", json: /w, headers: {X-Api-Key: {file: health.key}}}
              - {gauge: workers-busy, url: "http://127.0.0.1:8080/m", metric: busy}
            records: {breakers: "http://127.0.0.1:8080/breakers", inference-calls: calls.ndjson}
            ledger:
              url: http://127.0.0.1:8081
              notes: reference-store
              token: {variable: MAGENTO_TOKEN}
              charges: http://127.0.0.1:8090/v1/charges
            model: {url: "http://127.0.0.1:8082", name: small, token: {variable: MODEL_TOKEN}}
            catalogue: [A, B]
            payment-method: checkmo
            documents: .
            customers: {emails: "load-{0001}@example.test", count: 50, password: {variable: CUSTOMERS}}
            allow: [shop.example.ch, "*.staging.example.ch:443", 10.20.0.0/16]
            limits: {arrival-rate: 120/min, users: 500, duration: 1.5h}
            egress:
              port: 3128
              reach: home
              homes:
                - {name: mail, places: ["mail.example.ch:443"], ranges: 10.0.0.0/8, jurisdictions: [CH]}
            """;

    private static final String EMBEDDED = """
            environment: mine
            kind: embedded
            ports: {store: 0}
            store: {workers: 16, inference-timeout: 800ms, release: 2.4.7-p3, real-race: true}
            model: {slots: 8, pace: 20ms, standby: [v2], aliases: {small: v2}}
            egress: {reach: loopback}
            """;

    private static final String CONTAINERS = """
            environment: mine
            kind: containers
            images:
              store: registry.example.ch/ridethrough-parts:1
              proxy: {image: ghcr.io/shopify/toxiproxy:2.12.0, server: toxiproxy}
              model: {image: ghcr.io/ggml-org/llama.cpp:server, server: llama.cpp}
              partners: ridethrough-parts
            store: {workers: 16}
            model: {slots: 8, weights: v2}
            """;

    @TempDir
    private Path folder;

    @Test
    void every_definition_that_comes_with_the_project_is_valid() throws IOException {
        try (Stream<Path> files = Files.list(CommandLineRun.REPOSITORY.environments())) {
            for (Path file : files.toList()) {
                assertThat(errors(Files.readString(file))).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void what_has_every_key_is_valid_for_the_schema_and_for_the_parser() throws IOException {
        for (String sound :
                List.of(REMOTE, EMBEDDED, CONTAINERS, REMOTE.replaceFirst("charges: \\S+", "charges: none"))) {
            assertThat(errors(sound)).isEmpty();
            assertThat(EnvironmentFile.read(file(sound)).name()).isIn("staging", "mine");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    environment: staging | environment: My Staging
                    environment: staging | enviroment: staging
                    kind: remote         | kind: remot
                    kind: remote         | kind: embedded
                    shop:                | shopp:
                    store-code:          | storecode:
                    release: 2.4.7-p3    | release: 2.3.7
                    "http://127.0.0.1:8080", | "127.0.0.1:8080",
                    "http://127.0.0.1:8080", | "http://user:word@127.0.0.1:8080",
                    faults:              | faluts:
                    api: http://127.0.0.1:8474 | api: https://127.0.0.1:8474
                    api: http://127.0.0.1:8474 | api: http://127.0.0.1
                    server: toxiproxy    | server: toxiproxi
                    inference: model     | inferense: model
                    breaker: advice      | breaker: advise
                    breaker: advice      | gauge: workers
                    gauge: workers-busy  | gauge: busy
                    metric: busy         | metric: busy, states: {closed: 0, open: 1}
                    metric: busy         | json: busy
                    metric: busy         | json: /busy, metric: busy
                    metric: busy         | labels: {a: b}
                    json: /a/0           | json: a/0
                    closed: UP           | opne: UP
                    closed: 0, open: 1   | closed: zero, open: one
                    closed: 0, open: 1   | open: 1
                    variable: MAGENTO_TOKEN | variable: MAGENTO-TOKEN
                    variable: MAGENTO_TOKEN | file: a, variable: B
                    variable: MAGENTO_TOKEN | secret: x
                    variable: MODEL_TOKEN | variable: the-token-itself
                    {variable: MODEL_TOKEN} | the-token-itself
                    {file: health.key}   | the-key-itself
                    X-Api-Key:           | X Api Key:
                    allow: [shop.example.ch, "*.staging.example.ch:443", 10.20.0.0/16] | allow: []
                    arrival-rate: 120/min | arrival-rate: 120
                    arrival-rate: 120/min | rate: 120/min
                    users: 500           | users: 0
                    duration: 1.5h       | duration: 90
                    charges: http        | charges: ftp
                    charges:             | charge:
                    notes: reference-store | notes: mine
                    records: {           | records: {calls: a,
                    name: small          | nmae: small
                    catalogue: [A, B]    | catalogue: []
                    payment-method: checkmo | payment-method: [checkmo]
                    documents: .         | document: .
                    documents: .         | documents: []
                    customers:           | customer:
                    emails: "load-{0001}@example.test", | emails: [],
                    count: 50            | count: 0
                    password: {variable: CUSTOMERS} | password: the-password-itself
                    , password: {variable: CUSTOMERS} | ''
                    port: 3128           | port: 0
                    port: 3128           | ports: 3128
                    reach: home          | reach: far
                    jurisdictions: [CH]  | jurisdictions: [DE]
                    """)
    void what_the_schema_refuses_the_parser_refuses_too(String piece, String replacement) throws IOException {
        assertThat(REMOTE).contains(piece);
        String broken = REMOTE.replace(piece, replacement);

        assertThat(errors(broken)).isNotEmpty();
        assertThatThrownBy(() -> EnvironmentFile.read(file(broken))).isInstanceOf(MistakesException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    workers: 16          | workers: 0
                    ports: {store: 0}    | ports: {stroe: 0}
                    800ms                | 800
                    release: 2.4.7-p3    | release: 2.4.7
                    real-race: true      | real-race: perhaps
                    slots: 8             | slots: many
                    standby: [v2]        | standby: []
                    reach: loopback      | port: 3128
                    """)
    void so_it_is_with_embedded_ones(String piece, String replacement) throws IOException {
        assertThat(EMBEDDED).contains(piece);
        String broken = EMBEDDED.replace(piece, replacement);

        assertThat(errors(broken)).isNotEmpty();
        assertThatThrownBy(() -> EnvironmentFile.read(file(broken))).isInstanceOf(MistakesException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    parts:1              | parts 1
                    server: toxiproxy    | server: toxiproxi
                    server: toxiproxy    | server: llama.cpp
                    server: toxiproxy    | sever: toxiproxy
                    {image: ghcr.io/ggml-org/llama.cpp:server, | {
                    partners: ridethrough-parts | partners: {image: a, server: toxiproxy}
                    slots: 8             | slots: 8, queue: 32
                    slots: 8             | slots: 8, pace: 20ms
                    slots: 8             | slots: 8, standby: v1
                    slots: 8             | slots: 8, aliases: {small: v2}
                    """)
    void so_it_is_with_containers(String piece, String replacement) throws IOException {
        assertThat(CONTAINERS).contains(piece);
        String broken = CONTAINERS.replace(piece, replacement);

        assertThat(errors(broken)).isNotEmpty();
        assertThatThrownBy(() -> EnvironmentFile.read(file(broken))).isInstanceOf(MistakesException.class);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("environment.yaml"), text);
    }

    private static List<String> errors(String yaml) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE));
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }
}
