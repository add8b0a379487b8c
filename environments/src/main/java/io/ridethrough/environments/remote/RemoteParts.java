package io.ridethrough.environments.remote;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.ShopTerms;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.egress.AllowList;
import io.ridethrough.environments.egress.EgressRecorder;
import io.ridethrough.environments.egress.EgressSettings;
import io.ridethrough.environments.embedded.EmbeddedHome;
import io.ridethrough.environments.guard.Guard;
import io.ridethrough.environments.guard.NotAllowedException;
import io.ridethrough.environments.guard.RefusedException;
import io.ridethrough.environments.remote.RemoteDefinition.LedgerSource;
import io.ridethrough.environments.remote.RemoteDefinition.Server;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.faults.proxy.events.EventFeed;
import io.ridethrough.faults.proxy.events.ProxyEvent;
import io.ridethrough.faults.toxiproxy.FaultJournal;
import io.ridethrough.faults.toxiproxy.InjectorSettings;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes up what runs elsewhere: asks whether it is there and is what was said of it, and begins to listen. */
final class RemoteParts {
    /** The target whose attempts are told by inference point. */
    static final String INFERENCE = "inference";

    private final RemoteDefinition definition;
    private final StartRequest request;
    private final Fetching fetching;
    private final RemoteSecrets secrets;
    private final SeenOutages outages = new SeenOutages();
    /** What is to be closed at the end, in the order in which it was opened. */
    private final List<AutoCloseable> opened = new ArrayList<>();

    private RemoteParts(RemoteDefinition definition, StartRequest request, RemoteSecrets secrets) {
        this.definition = definition;
        this.request = request;
        this.fetching = new Fetching(request.clearance());
        this.secrets = secrets;
        opened.add(fetching);
    }

    static RunningEnvironment start(RemoteDefinition definition, StartRequest request)
            throws EnvironmentUnavailableException {
        Guard.recheck(definition.name(), RemoteTargets.of(definition), request.clearance());
        RemoteParts parts = new RemoteParts(definition, request, secrets(definition));
        try {
            return parts.start();
        } catch (RefusedException e) {
            RunningRemote.closeAll(parts.opened, e);
            throw new NotAllowedException(List.of(definition.name() + ": " + e.why()));
        } catch (IOException | RuntimeException e) {
            RunningRemote.closeAll(parts.opened, e);
            throw new EnvironmentUnavailableException(
                    "the environment " + definition.name() + " is not available: " + e.getMessage(), e);
        }
    }

    /** Read from this process's environment and from files. */
    static RemoteSecrets secrets(RemoteDefinition definition) throws EnvironmentUnavailableException {
        try {
            return RemoteSecrets.read(definition);
        } catch (MistakesException e) {
            throw new EnvironmentUnavailableException(
                    "the environment " + definition.name() + " is not available: " + e.getMessage(), e);
        }
    }

    private RunningRemote start() throws IOException {
        if (definition.records().calls().isPresent()) {
            opened(CallLogCopy.begin(definition.records().calls().get(), request.inferenceCalls()));
        }
        // Clients of a Toxiproxy's API look names up by themselves.
        URI api = request.clearance().literal(definition.faults().api());
        RemoteProxies proxies = new RemoteProxies(definition.faults(), fetching);
        Map<String, URI> proxied = proxies.addresses();
        FaultJournal journal = opened(FaultJournal.open(request.faults(), request.clock()));
        ToxiproxyInjector injector = opened(
                ToxiproxyInjector.connect(api, InjectorSettings.defaults().withJournal(journal)));
        Server server = injector.isOnFaultProxy() ? Server.FAULT_PROXY : Server.TOXIPROXY;
        if (server != definition.faults().server()) {
            throw new IOException("what answers at " + definition.faults().api() + " is not a "
                    + definition.faults().server().label() + ": write `server: " + server.label() + "`");
        }
        Optional<EventFeed> feed = server == Server.FAULT_PROXY ? Optional.of(opened(feed(api))) : Optional.empty();
        List<String> catalogue = definition.catalogue().isEmpty()
                ? ShopCatalogue.inStock(definition.shop(), fetching)
                : definition.catalogue();
        Optional<RemoteBooks> books = definition.ledger().isPresent()
                ? Optional.of(books(definition.ledger().get(), catalogue))
                : Optional.empty();
        List<HomeEndpoint> homes = homes(proxied);
        return new RunningRemote(
                definition,
                addresses(proxied, openRecorder(homes)),
                homes,
                new ShopTerms(definition.shop().storeCode(), definition.shop().paymentMethod(), catalogue),
                new RemoteInjector(injector, definition.faults().proxies(), feed.map(listening -> outages)),
                proxies,
                new ShopProbes(definition.probes(), fetching, secrets),
                definition
                        .model()
                        .flatMap(model -> Optional.ofNullable(proxied.get(INFERENCE))
                                .map(proxy -> new RemoteModel(
                                        proxy,
                                        model.url(),
                                        model.name(),
                                        model.token().map(secrets::at),
                                        fetching,
                                        request.clearance()))),
                definition.records().breakers().map(url -> new BreakerPage(url, fetching)),
                new RemoteCustomers(definition, fetching, secrets),
                books,
                feed,
                opened);
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    /** Attempts are told by target, as scenarios name them; whatever else happens, by the proxy's own name. */
    private EventFeed feed(URI api) throws IOException {
        Map<String, String> targets = definition.faults().proxies().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (one, other) -> one));
        return EventFeed.open(api, event -> {
            String target = targets.get(event.proxy());
            if (target == null) {
                return;
            }
            if (event instanceof ProxyEvent.Attempt attempt) {
                request.attempts().onAttempt(target, attempt.point(), Instant.EPOCH.plusNanos(attempt.atNanos()));
            }
            request.events().onEvent(event);
            outages.note(event);
        });
    }

    private RemoteBooks books(LedgerSource source, List<String> catalogue) throws IOException {
        return RemoteBooks.open(
                new RestLedger(source.url(), secrets.at(source.token()), fetching),
                source.charges().map(url -> new PartnerCharges(url, fetching)),
                source.hasReferenceNotes(),
                request.clientTag(),
                catalogue);
    }

    /** Where clients' data may go: told only where a recorder sees where they go. */
    private List<HomeEndpoint> homes(Map<String, URI> proxied) {
        List<HomeEndpoint> homes = new ArrayList<>();
        definition.egress().ifPresent(egress -> {
            proxied.forEach((target, address) -> homes.add(EmbeddedHome.at(target, address)));
            homes.addAll(egress.homes());
        });
        return homes;
    }

    private Optional<URI> openRecorder(List<HomeEndpoint> homes) throws IOException {
        if (definition.egress().isEmpty()) {
            return Optional.empty();
        }
        RemoteDefinition.Egress egress = definition.egress().get();
        EgressRecorder recorder = opened(EgressRecorder.start(
                egress.port(),
                request.egress(),
                EgressSettings.of(request.clock(), EmbeddedHome.CANARIES)
                        .withAllowed(AllowList.of(homes, egress.reach()))));
        return Optional.of(recorder.url());
    }

    private Map<String, URI> addresses(Map<String, URI> proxied, Optional<URI> recorder) {
        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put("store", definition.shop().url());
        definition.model().ifPresent(model -> addresses.put("model", model.url()));
        addresses.put("proxy", definition.faults().api());
        proxied.forEach((target, address) -> addresses.put(target + " through proxy", address));
        recorder.ifPresent(address -> addresses.put("egress recorder", address));
        return addresses;
    }
}
