package io.ridethrough.stubs.partners;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The shop's payment partner.
 *
 * <p>{@code POST /v1/charges} with {@code {amount, currency, reference}} and an {@code Idempotency-Key}
 * answers 201 {@code {id, status: "accepted"}}; the same key again answers the same charge. {@code POST
 * /v1/charges/{id}/void} gives it back. {@code GET /v1/charges?idempotency_key=} tells what was charged
 * under a key, without one all charges that stand, and {@code POST /v1/idempotency-keys/{key}/cancel} closes it: whatever is charged with it
 * later, or after its charge was given back, is refused with 409. What it accepted is the truth that
 * orders are compared with.
 */
public final class PaymentPartner implements AutoCloseable {
    private static final String MAPPINGS = "/mappings/payment.json";
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
     * Opens the partner's port on loopback and serves until closed.
     *
     * @param port 0 for a free one
     * @throws IOException with a one-line reason when it cannot listen on the port
     */
    public static PaymentPartner start(int port) throws IOException {
        return start(port, PartnerReach.LOOPBACK);
    }

    /** As {@link #start(int)}, for callers from further away too. */
    static PaymentPartner start(int port, PartnerReach reach) throws IOException {
        ChargeBook book = new ChargeBook(Clock.systemUTC());
        LateAnswers late = new LateAnswers();
        WireMockServer server = new WireMockServer(PartnerServer.options(port, reach)
                .maxRequestJournalEntries(JOURNAL_ENTRIES)
                .extensions(
                        ChargeAnswers.accepting(book, late),
                        ChargeAnswers.givingBack(book),
                        ChargeAnswers.lookingUp(book),
                        ChargeAnswers.listing(book),
                        ChargeAnswers.cancelling(book)));
        PartnerServer.start(server, MAPPINGS);
        return new PaymentPartner(server, book, late);
    }

    /** Where the partner serves, such as {@code http://127.0.0.1:41234}, without a trailing slash. */
    public URI url() {
        return PartnerServer.url(server);
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
}
