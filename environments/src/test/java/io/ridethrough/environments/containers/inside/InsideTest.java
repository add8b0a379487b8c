package io.ridethrough.environments.containers.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.stubs.partners.PartnersMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the containers, as processes of this machine. */
class InsideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void partners_serve_and_tell_their_charges() throws Exception {
        ChildProcess.Serving partners = serve(PartnersMain.class, List.of());
        try (ChildProcess process = partners.process()) {
            assertThat(get(partners.address().resolve("/v1/charges"), Optional.empty()))
                    .isEqualTo("{\"charges\":[]}");
            assertThat(process.failure()).isEmpty();
        }
    }

    @Test
    void the_proxys_api_is_on_loopback_alone_unless_it_is_to_be_everywhere() throws Exception {
        InetAddress other = elsewhereOnThisMachine();
        Path config = Files.writeString(
                folder.resolve("proxies.json"),
                "[{\"name\":\"door\",\"listen\":\"0.0.0.0:0\",\"upstream\":\"127.0.0.1:9\"}]");

        ChildProcess.Serving closed = serve(FaultProxyMain.class, List.of("--config", config.toString()));
        try (ChildProcess process = closed.process()) {
            assertThat(get(closed.address().resolve("/proxies"), Optional.empty()))
                    .contains("\"door\"");
            assertThatThrownBy(() -> connect(other, closed.address().getPort())).isInstanceOf(IOException.class);
            assertThat(process.failure()).isEmpty();
        }
        ChildProcess.Serving open =
                serve(FaultProxyMain.class, List.of("--api-everywhere", "--config", config.toString()));
        try (ChildProcess process = open.process()) {
            connect(other, open.address().getPort());
            assertThat(process.failure()).isEmpty();
        }
    }

    @Test
    void a_proxys_configuration_that_is_none_is_told() throws IOException {
        Path config = Files.writeString(folder.resolve("proxies.json"), "{}");

        assertThatThrownBy(() -> serve(FaultProxyMain.class, List.of("--config", config.toString())))
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessageContaining("not an array of proxies");
    }

    @Test
    void the_recorder_passes_on_and_writes_down_what_is_under_way_when_it_is_told_to_stop() throws Exception {
        Path file = folder.resolve("egress.ndjson");
        ChildProcess.Serving partners = serve(PartnersMain.class, List.of());
        ChildProcess.Serving egress = serve(EgressMain.class, List.of("--file", file.toString()));
        try (ChildProcess payment = partners.process();
                ChildProcess recorder = egress.process()) {
            assertThat(get(partners.address().resolve("/v1/charges"), Optional.of(egress.address())))
                    .isEqualTo("{\"charges\":[]}");
            assertThat(payment.failure()).isEmpty();
            assertThat(recorder.failure()).isEmpty();
            ProcessHandle process = ProcessHandle.of(recorder.pid()).orElseThrow();
            process.destroy();
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(Files.readString(file))
                .contains("\"target\":\"" + partners.address().getAuthority() + "\"", "\"status\":200");
    }

    private ChildProcess.Serving serve(Class<?> mainClass, List<String> arguments)
            throws EnvironmentUnavailableException {
        return ChildProcess.serve(
                new JavaCommand(
                        mainClass.getSimpleName(),
                        mainClass.getName(),
                        List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        arguments,
                        folder),
                PATIENCE);
    }

    /** An address of this machine that is not its loopback. */
    private static InetAddress elsewhereOnThisMachine() throws IOException {
        Optional<InetAddress> other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findFirst();
        Assumptions.assumeTrue(other.isPresent(), "needs an address beside loopback");
        return other.get();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) PATIENCE.toMillis());
        }
    }

    private static String get(URI url, Optional<URI> proxy) throws IOException, InterruptedException {
        HttpClient.Builder http = HttpClient.newBuilder();
        proxy.ifPresent(via -> http.proxy(ProxySelector.of(new InetSocketAddress(via.getHost(), via.getPort()))));
        return http.build()
                .send(HttpRequest.newBuilder(url).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
