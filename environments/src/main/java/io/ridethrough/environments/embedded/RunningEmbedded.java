package io.ridethrough.environments.embedded;

import io.ridethrough.environments.BreakerHistory;
import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.LedgerReading;
import io.ridethrough.environments.LedgerReading.PartnerCharge;
import io.ridethrough.environments.LedgerReading.ShopStock;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.WatchedModel;
import io.ridethrough.faults.Injector;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** A reference store that serves, with its model and partners. */
final class RunningEmbedded implements RunningEnvironment {
    private final Map<String, URI> addresses;
    private final List<HomeEndpoint> homes;
    private final ShopParts parts;
    private final Injector injector;
    private final StoreAdmin store;
    private final MagentoRelease release;
    private final Map<String, Long> stockAtStart;
    private final ServedVersion version;
    private final EmbeddedModel model;
    private final Optional<ModelCounter> counter;
    private final List<AutoCloseable> started;
    private final AtomicBoolean closed = new AtomicBoolean();

    RunningEmbedded(
            Map<String, URI> addresses,
            List<HomeEndpoint> homes,
            ShopParts parts,
            Injector injector,
            StoreAdmin store,
            MagentoRelease release,
            Map<String, Long> stockAtStart,
            ServedVersion version,
            EmbeddedModel model,
            Optional<ModelCounter> counter,
            List<AutoCloseable> started) {
        this.addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
        this.homes = List.copyOf(homes);
        this.parts = parts;
        this.injector = injector;
        this.store = store;
        this.release = release;
        this.stockAtStart = Map.copyOf(stockAtStart);
        this.version = version;
        this.model = model;
        this.counter = counter;
        this.started = List.copyOf(started);
    }

    @Override
    public URI shop() {
        return store.address();
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
    public Injector injector() {
        return injector;
    }

    @Override
    public Optional<URI> faultApi() {
        return Optional.of(parts.faultApi());
    }

    @Override
    public Optional<String> release() {
        return Optional.of(release.label());
    }

    @Override
    public boolean isDisposable() {
        return true;
    }

    @Override
    public Optional<Map<String, Long>> stock() throws IOException {
        return Optional.of(store.stock());
    }

    @Override
    public Optional<WatchedModel> model() {
        return Optional.of(model);
    }

    /** Which version of the model is served here, and asked for. */
    ServedVersion version() {
        return version;
    }

    @Override
    public Set<String> breakerPoints() {
        return Arrays.stream(InferencePoint.values()).map(InferencePoint::label).collect(Collectors.toSet());
    }

    @Override
    public List<ProbeReading> probe() {
        List<ProbeReading> readings = new ArrayList<>(parts.proxies());
        store.probe().ifPresent(readings::add);
        counter.flatMap(ModelCounter::read).ifPresent(readings::add);
        return readings;
    }

    @Override
    public List<BreakerHistory> breakers() throws IOException {
        return store.breakers();
    }

    @Override
    public Optional<String> failure() {
        return parts.failure();
    }

    @Override
    public LedgerReading readLedger() throws IOException {
        List<PartnerCharge> charges = parts.charges();
        StoreAdmin.OrderBook book = store.orders();
        List<ShopStock> stock = book.unitsSold().entrySet().stream()
                .map(sold ->
                        new ShopStock(sold.getKey(), stockAtStart.getOrDefault(sold.getKey(), 0L), sold.getValue()))
                .toList();
        return new LedgerReading(book.orders(), true, charges, stock, store.decisions());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Closing.inReverse(started);
        }
    }
}
