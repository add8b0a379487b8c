package io.ridethrough.stubs.partners;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The shop's payment partner on a loopback port.
 *
 * <p>{@code POST /v1/charges} with {@code {amount, currency, reference}} and an {@code Idempotency-Key}
 * answers 201 {@code {id, status: "accepted"}}; the same key again answers the same charge. {@code POST
 * /v1/charges/{id}/void} gives it back. {@code GET /v1/charges?idempotency_key=} tells what was charged
 * under a key, and {@code POST /v1/idempotency-keys/{key}/cancel} closes it: whatever is charged with it
 * later, or after its charge was given back, is refused with 409. What it accepted is the truth that
 * orders are compared with.
 */
public final class PaymentPartner implements AutoCloseable {
    private static final String MAPPINGS = "/mappings/payment.json";
    // A stalled shop may hold every worker's request open here; WireMock's own 25 threads would add delay.
    private static final int CONTAINER_THREADS = 50;
    private static final int JOURNAL_ENTRIES = 100;

    private final WireMockServer server;
    private final ChargeBook book;
    private final LateAnswers late;

    private PaymentPartner(WireMockServer server, ChargeBook book, LateAnswers late) {
        this.server = server;
        this.book = book;
        this.late = late;
    }

    /**
     * Opens the partner's port and serves until closed.
     *
     * @param port 0 for a free one
     * @throws IOException with a one-line reason when it cannot listen on the port
     */
    public static PaymentPartner start(int port) throws IOException {
        ChargeBook book = new ChargeBook(Clock.systemUTC());
        LateAnswers late = new LateAnswers();
        WireMockServer server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .port(port)
                .containerThreads(CONTAINER_THREADS)
                .maxRequestJournalEntries(JOURNAL_ENTRIES)
                .gzipDisabled(true)
                .stubRequestLoggingDisabled(true)
                .notifier(new QuietNotifier())
                .limitProxyTargets(com.github.tomakehurst.wiremock.common.NetworkAddressRules.builder()
                        .deny("0.0.0.0-255.255.255.255")
                        .build())
                .extensions(
                        ChargeAnswers.accepting(book, late),
                        ChargeAnswers.givingBack(book),
                        ChargeAnswers.lookingUp(book),
                        ChargeAnswers.cancelling(book)));
        try {
            server.start();
        } catch (FatalStartupException e) {
            throw new IOException("port " + port + refusal(e), e);
        }
        mappings().forEach(server::addStubMapping);
        return new PaymentPartner(server, book, late);
    }

    private static String refusal(FatalStartupException refused) {
        Throwable cause = refused;
        while (cause.getCause() != null && !(cause instanceof BindException)) {
            cause = cause.getCause();
        }
        String reason = String.valueOf(cause.getMessage());
        return cause instanceof BindException && reason.contains("in use") ? " is taken" : ": " + reason;
    }

    /** Where the partner serves, such as {@code http://127.0.0.1:41234}, without a trailing slash. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Every charge accepted so far and not given back, oldest first. */
    public List<AcceptedCharge> charges() {
        return book.accepted();
    }

    /** Lets the next answers to charges come late by this; the charges themselves are made at once. */
    public void answerLate(int answers, Duration by) {
        late.next(answers, by);
    }

    @Override
    public void close() {
        server.stop();
    }

    private static List<StubMapping> mappings() {
        try (InputStream file = PaymentPartner.class.getResourceAsStream(MAPPINGS)) {
            if (file == null) {
                throw new IllegalStateException(MAPPINGS + " is not on the class path");
            }
            JsonNode mappings = new ObjectMapper().readTree(file).path("mappings");
            return mappings.valueStream()
                    .map(mapping -> StubMapping.buildFrom(mapping.toString()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(MAPPINGS + " is not readable", unreadable);
        }
    }
}
