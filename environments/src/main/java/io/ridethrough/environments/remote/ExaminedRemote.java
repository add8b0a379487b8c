package io.ridethrough.environments.remote;

import io.ridethrough.environments.LedgerReading;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.ShopCustomers;
import io.ridethrough.environments.ShopTerms;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.WatchedModel;
import io.ridethrough.environments.guard.Guard;
import io.ridethrough.environments.guard.NotAllowedException;
import io.ridethrough.environments.guard.RefusedException;
import io.ridethrough.environments.remote.RemoteDefinition.LedgerSource;
import io.ridethrough.environments.remote.RemoteDefinition.Server;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import io.ridethrough.faults.toxiproxy.FaultJournal;
import io.ridethrough.faults.toxiproxy.InjectorSettings;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A shop that somebody else runs, for whoever looks for what is wrong with it: each part is called when it is asked for, so that
 * one that is wrong does not hide the others.
 */
final class ExaminedRemote implements RunningEnvironment {
    private final RemoteDefinition definition;
    private final StartRequest request;
    private final Fetching fetching;
    private final RemoteProxies proxies;
    private final ShopTerms terms;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Optional<FaultJournal> journal = Optional.empty();
    private Optional<ToxiproxyInjector> connected = Optional.empty();
    private boolean isClosed;

    private ExaminedRemote(
            RemoteDefinition definition, StartRequest request, Fetching fetching, List<String> catalogue) {
        this.definition = definition;
        this.request = request;
        this.fetching = fetching;
        this.opened.add(fetching);
        this.proxies = new RemoteProxies(definition.faults(), fetching);
        this.terms =
                new ShopTerms(definition.shop().storeCode(), definition.shop().paymentMethod(), catalogue);
    }

    /** Asks the shop for its products where none are named, over HTTP, and nobody else. */
    static ExaminedRemote of(RemoteDefinition definition, StartRequest request) {
        Guard.recheck(definition.name(), RemoteTargets.of(definition), request.clearance());
        Fetching fetching = new Fetching(request.clearance());
        return new ExaminedRemote(definition, request, fetching, catalogue(definition, fetching));
    }

    private static List<String> catalogue(RemoteDefinition definition, Fetching fetching) {
        if (!definition.catalogue().isEmpty()) {
            return definition.catalogue();
        }
        try {
            return ShopCatalogue.inStock(definition.shop(), fetching);
        } catch (IOException untold) {
            // Whoever asks for the stock is told why.
            return List.of();
        }
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
    public Map<String, URI> addresses() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put("store", definition.shop().url());
        definition.model().ifPresent(model -> addresses.put("model", model.url()));
        addresses.put("proxy", definition.faults().api());
        definition
                .faults()
                .proxies()
                .keySet()
                .forEach(target -> proxies.listening(target)
                        .ifPresent(address -> addresses.put(target + " through proxy", address)));
        return addresses;
    }

    @Override
    public Optional<URI> faultApi() {
        return Optional.of(api());
    }

    /** Clients of a Toxiproxy's API look names up by themselves. */
    private URI api() {
        try {
            return request.clearance().literal(definition.faults().api());
        } catch (RefusedException e) {
            throw new NotAllowedException(List.of(definition.name() + ": " + e.why()));
        }
    }

    @Override
    public List<String> proxyMistakes() throws IOException {
        List<String> mistakes = new ArrayList<>(proxies.mistakes());
        Server server = connect().isOnFaultProxy() ? Server.FAULT_PROXY : Server.TOXIPROXY;
        if (server != definition.faults().server()) {
            mistakes.add("what answers at " + definition.faults().api() + " is not a "
                    + definition.faults().server().label() + ": write `server: " + server.label() + "`");
        }
        return mistakes;
    }

    @Override
    public Optional<String> release() {
        return definition.shop().release();
    }

    @Override
    public Injector injector() {
        return new RemoteInjector(connect(), definition.faults().proxies(), Optional.empty());
    }

    private synchronized ToxiproxyInjector connect() {
        if (isClosed) {
            throw new InjectionException("the examination is over");
        }
        try {
            if (journal.isEmpty()) {
                journal = Optional.of(opened(FaultJournal.open(request.faults(), request.clock())));
            }
            if (connected.isEmpty()) {
                connected = Optional.of(opened(ToxiproxyInjector.connect(
                        api(), InjectorSettings.defaults().withJournal(journal.get()))));
            }
        } catch (IOException e) {
            throw new InjectionException("the journal of faults cannot be written: " + e.getMessage(), e);
        }
        return connected.orElseThrow();
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    @Override
    public Optional<WatchedModel> model() {
        Optional<RemoteSecrets> secrets = secrets();
        Optional<URI> proxied = proxies.listening(RemoteParts.INFERENCE);
        return definition
                .model()
                .filter(model -> secrets.isPresent() && proxied.isPresent())
                .map(model -> new RemoteModel(
                        proxied.orElseThrow(),
                        model.url(),
                        model.name(),
                        model.token().map(secrets.orElseThrow()::at),
                        fetching,
                        request.clearance()));
    }

    @Override
    public Set<String> breakerPoints() {
        Set<String> points = new TreeSet<>();
        definition.probes().forEach(probe -> {
            if (probe.subject() instanceof RemoteProbe.Breaker breaker) {
                points.add(breaker.point());
            }
        });
        return points;
    }

    @Override
    public List<ProbeReading> probe() {
        List<ProbeReading> readings = new ArrayList<>(proxies.probe());
        secrets()
                .flatMap(secrets -> new ShopProbes(definition.probes(), fetching, secrets).read())
                .ifPresent(readings::add);
        return readings;
    }

    /** Nothing that runs elsewhere is watched. */
    @Override
    public Optional<String> failure() {
        return Optional.empty();
    }

    @Override
    public boolean hasLedger() {
        return definition.ledger().isPresent();
    }

    @Override
    public LedgerReading readLedger() throws IOException {
        if (definition.ledger().isEmpty()) {
            throw new IOException("the definition of " + definition.name() + " names no ledger");
        }
        LedgerSource source = definition.ledger().get();
        RestLedger ledger = ledger(source);
        RestLedger.OrderBook book = ledger.orders(request.clientTag());
        return new LedgerReading(
                book.orders(),
                source.charges().isPresent(),
                source.charges().isPresent()
                        ? new PartnerCharges(source.charges().get(), fetching).read()
                        : List.of(),
                List.of(),
                source.hasReferenceNotes() ? ledger.notes(Buyers.tagged(request.clientTag())) : List.of());
    }

    @Override
    public Optional<Map<String, Long>> stock() throws IOException {
        if (definition.ledger().isEmpty()) {
            return Optional.empty();
        }
        List<String> products =
                terms.catalogue().isEmpty() ? ShopCatalogue.inStock(definition.shop(), fetching) : terms.catalogue();
        RestLedger ledger = ledger(definition.ledger().get());
        Map<String, Long> units = new TreeMap<>(ledger.stock(products));
        ledger.soldUncounted(products).forEach(sku -> units.put(sku, UNCOUNTED));
        return Optional.of(units);
    }

    @Override
    public Optional<ShopCustomers> namedCustomers() {
        return definition
                .customers()
                .flatMap(named ->
                        secrets().map(secrets -> new ShopCustomers(named.emails(), secrets.at(named.password()))));
    }

    private RestLedger ledger(LedgerSource source) throws IOException {
        RemoteSecrets secrets = secrets().orElseThrow(() -> new IOException("not all of the secrets are there"));
        return new RestLedger(source.url(), secrets.at(source.token()), fetching);
    }

    /** Read anew each time; empty unless all of them are there. */
    private Optional<RemoteSecrets> secrets() {
        try {
            return Optional.of(RemoteSecrets.read(definition));
        } catch (MistakesException missing) {
            return Optional.empty();
        }
    }

    /** @throws RuntimeException after all is closed, when a fault may still be in place */
    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            RuntimeException unclosed =
                    new IllegalStateException("not all of " + definition.name() + " was given back");
            if (!RunningRemote.closeAll(opened, unclosed)) {
                Throwable first = unclosed.getSuppressed()[0];
                throw first instanceof RuntimeException runtime ? runtime : unclosed;
            }
        }
    }
}
