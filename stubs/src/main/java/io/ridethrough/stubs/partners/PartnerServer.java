package io.ridethrough.stubs.partners;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.NetworkAddressRules;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.util.List;

/** WireMock as every partner runs it: calling nobody, with mappings from a resource file. */
final class PartnerServer {
    // A stalled shop may hold every worker's request open here; WireMock's own 25 threads would add delay.
    private static final int CONTAINER_THREADS = 50;

    private PartnerServer() {}

    /**
     * @param port 0 for a free one
     * @param reach from where it can be called
     */
    static WireMockConfiguration options(int port, PartnerReach reach) {
        return wireMockConfig()
                .bindAddress(reach.bindAddress())
                .port(port)
                .containerThreads(CONTAINER_THREADS)
                .gzipDisabled(true)
                .stubRequestLoggingDisabled(true)
                .notifier(new QuietNotifier())
                .limitProxyTargets(NetworkAddressRules.builder()
                        .deny("0.0.0.0-255.255.255.255")
                        .build());
    }

    /**
     * Has it answer by the mappings and opens its port.
     *
     * @throws IOException with a one-line reason when it cannot listen on the port
     */
    static void start(WireMockServer server, String mappings) throws IOException {
        mappings(mappings).forEach(server::addStubMapping);
        try {
            server.start();
        } catch (FatalStartupException refused) {
            throw new IOException("port " + server.getOptions().portNumber() + refusal(refused), refused);
        }
    }

    /** Where it serves, without a trailing slash. */
    static URI url(WireMockServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static String refusal(FatalStartupException refused) {
        Throwable cause = refused;
        while (cause.getCause() != null && !(cause instanceof BindException)) {
            cause = cause.getCause();
        }
        String reason = String.valueOf(cause.getMessage());
        return cause instanceof BindException && reason.contains("in use") ? " is taken" : ": " + reason;
    }

    private static List<StubMapping> mappings(String resource) {
        try (InputStream file = PartnerServer.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new ObjectMapper()
                    .readTree(file)
                    .path("mappings")
                    .valueStream()
                    .map(mapping -> StubMapping.buildFrom(mapping.toString()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " is not readable", unreadable);
        }
    }
}
