package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.model.ModelMain;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.stubs.partners.PaymentMain;
import io.ridethrough.stubs.store.StoreMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A shop with its model, payment partner and fault proxy, each started by itself as `./ridethrough` would be by hand. */
final class StandingShop implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> SMALL = List.of("-Xmx128m", "-XX:+UseSerialGC");

    private final Path folder;
    private final Deque<ChildProcess> parts = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI proxy;
    private final Path definition;

    private StandingShop(Path folder) throws IOException, InterruptedException, EnvironmentUnavailableException {
        this.folder = folder;
        URI model = serve("model", ModelMain.class, SMALL, List.of());
        URI payment = serve("payment", PaymentMain.class, SMALL, List.of());
        Path config = Files.writeString(
                folder.resolve("proxies.json"), """
                [{"name": "the-model", "listen": "127.0.0.1:0", "upstream": "%s", "http": true,
                  "point_header": "X-Inference-Point"},
                 {"name": "the-bank", "listen": "127.0.0.1:0", "upstream": "%s", "http": true}]
                """.formatted(model.getAuthority(), payment.getAuthority()));
        proxy = serve("proxy", Main.class, SMALL, List.of("proxy", "--port", "0", "--config", config.toString()));
        int recorder = freePort();
        List<String> arguments = new ArrayList<>(List.of("--workers", "16", "--backlog", "128"));
        arguments.addAll(List.of("--inference-url", through("the-model"), "--payment-url", through("the-bank")));
        arguments.addAll(List.of("--inference-timeout", "800ms", "--egress-proxy", "http://127.0.0.1:" + recorder));
        arguments.addAll(List.of("--call-log", folder.resolve("calls.ndjson").toString()));
        URI store = serve("store", StoreMain.class, StoreMain.JVM_OPTIONS, arguments);
        Files.writeString(folder.resolve("token.txt"), token(store));
        definition = Files.writeString(folder.resolve("standing.yaml"), definition(store, model, payment, recorder));
    }

    static StandingShop start(Path folder) throws IOException, InterruptedException, EnvironmentUnavailableException {
        return new StandingShop(folder);
    }

    private String definition(URI store, URI model, URI payment, int recorder) {
        StringBuilder text = new StringBuilder("""
                environment: standing
                kind: remote
                shop: {url: "%s", release: 2.4.8-p1}
                faults:
                  api: %s
                  proxies: {inference: the-model, payment: the-bank}
                model: {url: "%s"}
                ledger: {token: {file: token.txt}, charges: "%s/v1/charges", notes: reference-store}
                records: {breakers: "%s/inference/breakers", inference-calls: calls.ndjson}
                egress: {port: %d}
                probes:
                """.formatted(store, proxy, model, payment, store, recorder));
        for (String point : List.of("advice", "identity", "summary")) {
            text.append("""
                      - breaker: %s
                        url: %s/metrics
                        metric: resilience4j_circuitbreaker_state
                        labels: {name: %s}
                        state-label: state
                    """.formatted(point, store, point));
        }
        return text.toString();
    }

    /** The file that tells a run where all of it is. */
    Path definition() {
        return definition;
    }

    /** How many toxics there are, at all proxies together. */
    int toxics() throws IOException, InterruptedException {
        int toxics = 0;
        for (JsonNode one : proxies()) {
            toxics += one.path("toxics").size();
        }
        return toxics;
    }

    /** The first part that has ended by itself. */
    Optional<String> failure() {
        return parts.stream().flatMap(part -> part.failure().stream()).findFirst();
    }

    private URI serve(String name, Class<?> main, List<String> options, List<String> arguments)
            throws EnvironmentUnavailableException {
        try {
            ChildProcess.Serving serving =
                    ChildProcess.serve(new JavaCommand(name, main.getName(), options, arguments, folder), PATIENCE);
            parts.push(serving.process());
            return serving.address();
        } catch (EnvironmentUnavailableException e) {
            close();
            throw e;
        }
    }

    private String through(String name) throws IOException, InterruptedException {
        return "http://" + proxies().path(name).path("listen").asText();
    }

    private JsonNode proxies() throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(proxy.resolve("/proxies"))));
    }

    private String token(URI store) throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(store.resolve("/rest/V1/integration/admin/token"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"username\":\"admin\",\"password\":\"Admin123!chaos\"}"))))
                .asText();
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        parts.forEach(ChildProcess::close);
    }
}
