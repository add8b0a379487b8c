package io.ridethrough.environments.containers.inside;

import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.proxy.PortTakenException;
import io.ridethrough.stubs.process.PartProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The fault proxy in a container, between networks that the container alone is on: its proxies listen on, and relay to, any
 * address. Prints {@code READY <url>} once all of them serve.
 */
@Command(name = "fault-proxy", description = "Runs a fault proxy whose proxies may listen and relay anywhere.")
public final class FaultProxyMain implements Callable<Integer> {
    private static final int CREATED = 201;
    private static final Duration POPULATE_PATIENCE = Duration.ofSeconds(10);

    @Option(names = "--port", defaultValue = "0", description = "Port of the API; 0 for any free one.")
    private int port;

    @Option(names = "--api-everywhere", description = "Have the API listen on every address, not on loopback alone.")
    private boolean isApiEverywhere;

    @Option(names = "--seed", defaultValue = "0", description = "Decides jitter and toxicity.")
    private long seed;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The proxies: JSON as POST /populate takes it.")
    private Path config = Path.of("");

    public static void main(String[] args) {
        PartProgram.run(new FaultProxyMain(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        FaultProxySettings settings =
                FaultProxySettings.defaults().withApiPort(port).withSeed(seed).withAnyAddress();
        try (FaultProxyServer server =
                FaultProxyServer.start(isApiEverywhere ? settings.withApiEverywhere() : settings)) {
            populate(server.apiUrl());
            PartProgram.serves(server.apiUrl());
            new CountDownLatch(1).await();
            return 0;
        } catch (PortTakenException | UncheckedIOException | IOException e) {
            System.err.println(e.getMessage());
            return PartProgram.UNAVAILABLE;
        }
    }

    private void populate(URI api) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/populate"))
                .header("Content-Type", "application/json")
                .timeout(POPULATE_PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(config)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != CREATED) {
            throw new IOException(config + ": " + answer.body());
        }
    }
}
