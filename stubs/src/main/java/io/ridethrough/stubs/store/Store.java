package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.checkout.Reconciler;
import io.ridethrough.stubs.store.flaws.Flaws;
import io.ridethrough.stubs.store.front.HttpFront;
import io.ridethrough.stubs.store.front.Routes;
import io.ridethrough.stubs.store.front.WorkerPool;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.outbound.CallLog;
import io.ridethrough.stubs.store.outbound.Egress;
import io.ridethrough.stubs.store.outbound.ModelRollout;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;

/** A running reference store. */
public final class Store implements AutoCloseable {
    private final Books books;
    private final ModelRollout models;
    private final Reconciler reconciler;
    private final WorkerPool workers;
    private final HttpFront front;

    private Store(Books books, ModelRollout models, Reconciler reconciler, WorkerPool workers, HttpFront front) {
        this.books = books;
        this.models = models;
        this.reconciler = reconciler;
        this.workers = workers;
        this.front = front;
    }

    /**
     * Opens the ledger, seeds it and serves until closed.
     *
     * @throws IOException when the port can't be had, or the tenants' keys or the call log can't be opened
     */
    public static Store start(StoreSettings settings) throws IOException {
        Clock clock = Clock.systemUTC();
        StoreParts parts = Flaws.plantAll(settings);
        Books books = Books.open(settings, parts.checkout().schema(), clock);
        try {
            return serving(settings, parts, books, clock);
        } catch (IOException | RuntimeException failed) {
            books.close();
            throw failed;
        }
    }

    private static Store serving(StoreSettings settings, StoreParts parts, Books books, Clock clock)
            throws IOException {
        HttpClient http = Egress.client(settings.inference().outbound().egressProxy());
        Advisory advisory = Advisory.of(settings, parts, books, http, clock);
        OrderDesk orders = OrderDesk.of(settings, parts.checkout(), books.ledger(), advisory.inference(), http, clock);
        WorkerPool workers =
                new WorkerPool(settings.front().workers(), settings.front().backlog());
        try {
            Routes routes = StoreRoutes.of(settings, books.ledger(), workers, advisory, orders, clock);
            books.awaitSeed();
            HttpFront front = HttpFront.start(settings.front(), workers, routes);
            orders.reconciler().start();
            return new Store(books, advisory.models(), orders.reconciler(), workers, front);
        } catch (IOException | RuntimeException failed) {
            workers.close();
            orders.reconciler().close();
            throw failed;
        }
    }

    /** Where it serves, such as {@code http://127.0.0.1:41234}, without a trailing slash. */
    public URI url() {
        return front.url();
    }

    /** What it remembers, for tests and for reading beside its API. */
    public Ledger ledger() {
        return books.ledger();
    }

    /** The calls to models that it made, for tests. */
    public CallLog calls() {
        return books.calls();
    }

    /** The model that it asks for, and its replacement, for tests. */
    public ModelRollout models() {
        return models;
    }

    @Override
    public void close() {
        // Workers first: they hand their answers to the front's threads.
        workers.close();
        reconciler.close();
        front.close();
        books.close();
    }
}
