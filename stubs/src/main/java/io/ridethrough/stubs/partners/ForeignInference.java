package io.ridethrough.stubs.partners;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.NetworkAddressRules;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An OpenAI-compatible endpoint under another law, on a loopback port. It answers whoever asks and remembers
 * what it was told: whatever is here has left its jurisdiction. A sound store never calls it.
 */
public final class ForeignInference implements AutoCloseable {
    /** Calls whose content is kept; later ones are counted only. */
    public static final int KEPT = 10_000;

    private static final String MAPPINGS = "/mappings/foreign-inference.json";
    private static final int CONTAINER_THREADS = 50;

    private final WireMockServer server;
    private final Clock clock;
    private final List<ForeignCall> calls = new ArrayList<>();
    private long count;

    private ForeignInference(WireMockServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Opens the endpoint's port and serves until closed.
     *
     * @param port 0 for a free one
     * @throws IOException when it cannot listen on the port
     */
    public static ForeignInference start(int port, Clock clock) throws IOException {
        WireMockServer server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .port(port)
                .containerThreads(CONTAINER_THREADS)
                .disableRequestJournal()
                .gzipDisabled(true)
                .stubRequestLoggingDisabled(true)
                .notifier(new QuietNotifier())
                .limitProxyTargets(NetworkAddressRules.builder()
                        .deny("0.0.0.0-255.255.255.255")
                        .build()));
        ForeignInference partner = new ForeignInference(server, clock);
        mappings().forEach(server::addStubMapping);
        server.addMockServiceRequestListener((request, response) -> partner.remember(request));
        try {
            server.start();
        } catch (FatalStartupException refused) {
            throw new IOException("port " + port + " can't be had: " + refused.getMessage(), refused);
        }
        return partner;
    }

    /** Where it serves, such as {@code http://127.0.0.1:41234}, without a trailing slash. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The first {@value #KEPT} calls, oldest first. */
    public synchronized List<ForeignCall> calls() {
        return List.copyOf(calls);
    }

    /** All calls, of any path and method. */
    public synchronized long count() {
        return count;
    }

    @Override
    public void close() {
        server.stop();
    }

    private synchronized void remember(Request request) {
        count++;
        if (calls.size() < KEPT) {
            calls.add(new ForeignCall(
                    clock.instant(),
                    header(request, "X-Purpose"),
                    header(request, "X-Tenant"),
                    header(request, "X-Jurisdiction"),
                    request.getBodyAsString()));
        }
    }

    private static String header(Request request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    private static List<StubMapping> mappings() {
        try (InputStream file = ForeignInference.class.getResourceAsStream(MAPPINGS)) {
            if (file == null) {
                throw new IllegalStateException(MAPPINGS + " is not on the class path");
            }
            return new ObjectMapper()
                    .readTree(file)
                    .path("mappings")
                    .valueStream()
                    .map(mapping -> StubMapping.buildFrom(mapping.toString()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(MAPPINGS + " is not readable", unreadable);
        }
    }
}
