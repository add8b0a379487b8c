package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.proxy.PortTakenException;
import java.io.UncheckedIOException;
import java.time.Duration;
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
        description = "Run the fault proxy alone, until it is stopped. It speaks the core of Toxiproxy's HTTP API,"
                + " and relays between addresses of this machine only.")
public final class ProxyCommand implements Callable<Integer> {
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

    @Override
    public Integer call() throws Exception {
        FaultProxySettings settings = settings();
        try (FaultProxyServer server = FaultProxyServer.start(settings)) {
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
            return FaultProxySettings.defaults().withApiPort(port).withLease(Duration.ofSeconds(leaseSeconds));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
