package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.proxy.PortTakenException;
import io.ridethrough.stubs.process.ParentLifeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The fault proxy alone, in Toxiproxy's place. */
@Command(
        name = "proxy",
        mixinStandardHelpOptions = true,
        description = "Run the fault proxy alone, until it is stopped. It speaks Toxiproxy's HTTP API,"
                + " and relays between addresses of this machine only.")
public final class ProxyCommand implements Callable<Integer> {
    private static final int CREATED = 201;
    private static final Duration POPULATE_PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            defaultValue = "8474",
            description = "Port of the API on loopback, 0 for any free one; ${DEFAULT-VALUE} unless set.")
    private int port;

    @Option(
            names = "--lease",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Heal a fault that nobody renewed for so long; 0, the default, keeps it as Toxiproxy does.")
    private long leaseSeconds;

    @Option(
            names = "--max-connections",
            paramLabel = "COUNT",
            defaultValue = "" + FaultProxySettings.DEFAULT_MAX_CONNECTIONS,
            description = "How many connections each proxy relays at one time, further ones being reset;"
                    + " ${DEFAULT-VALUE} unless set.")
    private int maxConnections;

    @Option(
            names = "--max-buffered",
            paramLabel = "KIB",
            defaultValue = "" + FaultProxySettings.DEFAULT_MAX_BUFFERED_BYTES / 1024,
            description = "How much each direction of a connection holds before its sender has to wait;"
                    + " ${DEFAULT-VALUE} unless set.")
    private int maxBufferedKibibytes;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "Decides jitter and toxicity: the same seed, the same sequence; ${DEFAULT-VALUE} unless set.")
    private long seed;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Proxies to create at the start: JSON as POST /populate takes it, which is Toxiproxy's"
                    + " configuration file.")
    private Optional<Path> config = Optional.empty();

    @Override
    public Integer call() throws Exception {
        ParentLifeline.exitWhenParentIsGone();
        FaultProxySettings settings = settings();
        try (FaultProxyServer server = FaultProxyServer.start(settings)) {
            if (config.isPresent()) {
                populate(server.apiUrl(), config.get());
            }
            spec.commandLine().getOut().println("READY " + server.apiUrl());
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
            return ExitCode.PASS.status();
        } catch (PortTakenException | UncheckedIOException e) {
            throw new EnvironmentUnavailableException("the proxy did not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED.status();
        }
    }

    private FaultProxySettings settings() {
        try {
            return FaultProxySettings.defaults()
                    .withApiPort(port)
                    .withLease(Duration.ofSeconds(leaseSeconds))
                    .withCaps(maxConnections, Math.multiplyExact(maxBufferedKibibytes, 1024))
                    .withSeed(seed);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Over the API, so that a file means what the same text means there. */
    private void populate(URI api, Path file) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(api.resolve("/populate"))
                    .header("Content-Type", "application/json")
                    .timeout(POPULATE_PATIENCE)
                    .POST(BodyPublishers.ofByteArray(Files.readAllBytes(file)))
                    .build();
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (response.statusCode() != CREATED) {
                throw new ParameterException(spec.commandLine(), file + ": " + response.body());
            }
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), file + " cannot be read: " + e, e);
        }
    }
}
