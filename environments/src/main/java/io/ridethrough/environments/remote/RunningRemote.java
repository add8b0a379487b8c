package io.ridethrough.environments.remote;

import io.ridethrough.environments.BreakerHistory;
import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.LedgerReading;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.ShopCustomers;
import io.ridethrough.environments.ShopTerms;
import io.ridethrough.environments.WatchedModel;
import io.ridethrough.faults.Injector;
import io.ridethrough.faults.proxy.events.EventFeed;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A shop that somebody else runs, while a run goes on there. Closing it heals what the run broke and stops nothing. */
final class RunningRemote implements RunningEnvironment {
    private final RemoteDefinition definition;
    private final Map<String, URI> addresses;
    private final List<HomeEndpoint> homes;
    private final ShopTerms terms;
    private final Injector injector;
    private final RemoteProxies proxies;
    private final ShopProbes probes;
    private final Optional<RemoteModel> model;
    private final Optional<BreakerPage> breakers;
    private final RemoteCustomers customers;
    private volatile Optional<RemoteBooks> books;
    private final Optional<EventFeed> feed;
    private final List<AutoCloseable> opened;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /**
     * @param feed what tells of attempts, where the proxies do
     * @param opened what is closed at the end, in the order in which it was opened
     */
    RunningRemote(
            RemoteDefinition definition,
            Map<String, URI> addresses,
            List<HomeEndpoint> homes,
            ShopTerms terms,
            Injector injector,
            RemoteProxies proxies,
            ShopProbes probes,
            Optional<RemoteModel> model,
            Optional<BreakerPage> breakers,
            RemoteCustomers customers,
            Optional<RemoteBooks> books,
            Optional<EventFeed> feed,
            List<AutoCloseable> opened) {
        this.definition = definition;
        this.addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
        this.homes = List.copyOf(homes);
        this.terms = terms;
        this.injector = injector;
        this.proxies = proxies;
        this.probes = probes;
        this.model = model;
        this.breakers = breakers;
        this.customers = customers;
        this.books = books;
        this.feed = feed;
        this.opened = List.copyOf(opened);
    }

    @Override
    public URI shop() {
        return definition.shop().url();
    }

    @Override
    public ShopTerms terms() {
        return terms;
    }

    @Override
    public void willSell(List<String> skus) throws IOException {
        if (books.isPresent() && !skus.isEmpty()) {
            books = Optional.of(books.get().counting(skus));
        }
    }

    @Override
    public ShopCustomers customers(List<String> unused) throws IOException {
        ShopCustomers accounts = customers.of(unused);
        if (books.isPresent() && customers.areNamed()) {
            books = Optional.of(books.get().expecting(accounts.emails()));
        }
        return accounts;
    }

    @Override
    public Map<String, URI> addresses() {
        return addresses;
    }

    @Override
    public List<HomeEndpoint> homes() {
        return homes;
    }

    @Override
    public Optional<URI> faultApi() {
        return Optional.of(definition.faults().api());
    }

    @Override
    public Optional<String> release() {
        return definition.shop().release();
    }

    @Override
    public Injector injector() {
        return injector;
    }

    @Override
    public Optional<WatchedModel> model() {
        return model.map(watched -> watched);
    }

    @Override
    public List<ProbeReading> probe() {
        List<ProbeReading> readings = new ArrayList<>(proxies.probe());
        probes.read().ifPresent(readings::add);
        model.flatMap(RemoteModel::probe).ifPresent(readings::add);
        return readings;
    }

    @Override
    public List<BreakerHistory> breakers() throws IOException {
        return breakers.isPresent() ? breakers.get().read() : List.of();
    }

    /** What runs elsewhere is not watched; but a run without its attempts is none. */
    @Override
    public Optional<String> failure() {
        return isClosed.get() ? Optional.empty() : feed.flatMap(EventFeed::failure);
    }

    @Override
    public LedgerReading readLedger() throws IOException {
        if (books.isEmpty()) {
            throw new IOException("the definition of " + definition.name() + " names no ledger");
        }
        return books.get().read();
    }

    /** @throws RuntimeException after all is closed, when a fault may still be in place */
    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            RuntimeException unclosed =
                    new IllegalStateException("not all of " + definition.name() + " was given back");
            if (closeAll(opened, unclosed)) {
                return;
            }
            Throwable first = unclosed.getSuppressed()[0];
            throw first instanceof RuntimeException runtime ? runtime : unclosed;
        }
    }

    /**
     * Closes parts in the reverse order of their opening; one that fails does not keep the others open.
     *
     * @param told is told of each failure
     * @return whether all are closed
     */
    static boolean closeAll(List<AutoCloseable> parts, Throwable told) {
        boolean areClosed = true;
        for (int i = parts.size() - 1; i >= 0; i--) {
            try {
                parts.get(i).close();
            } catch (Exception e) {
                told.addSuppressed(e);
                areClosed = false;
            }
        }
        return areClosed;
    }
}
