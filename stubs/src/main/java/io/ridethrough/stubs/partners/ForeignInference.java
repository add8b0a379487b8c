package io.ridethrough.stubs.partners;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An OpenAI-compatible endpoint under another law. It answers whoever asks, convincingly and as a
 * stream where that is wanted, and remembers what it was told: whatever is here has left its jurisdiction. A sound store
 * never calls it.
 */
public final class ForeignInference implements AutoCloseable {
    /** Calls whose content is kept; later ones are counted only. */
    public static final int KEPT = 10_000;

    private static final String MAPPINGS = "/mappings/foreign-inference.json";

    private final WireMockServer server;
    private final Clock clock;
    private final List<ForeignCall> calls = new ArrayList<>();
    private long count;

    private ForeignInference(WireMockServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Opens the endpoint's port on loopback and serves until closed.
     *
     * @param port 0 for a free one
     * @throws IOException when it cannot listen on the port
     */
    public static ForeignInference start(int port, Clock clock) throws IOException {
        return start(port, clock, PartnerReach.LOOPBACK);
    }

    /** As {@link #start(int, Clock)}, for callers from further away too. */
    static ForeignInference start(int port, Clock clock, PartnerReach reach) throws IOException {
        WireMockServer server = new WireMockServer(
                PartnerServer.options(port, reach).disableRequestJournal().extensions(new ForeignAnswers(clock)));
        ForeignInference partner = new ForeignInference(server, clock);
        server.addMockServiceRequestListener((request, response) -> partner.remember(request));
        PartnerServer.start(server, MAPPINGS);
        return partner;
    }

    /** Where it serves, such as {@code http://127.0.0.1:41234}, without a trailing slash. */
    public URI url() {
        return PartnerServer.url(server);
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
}
