package io.ridethrough.environments.containers;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.containers.PartSpec.Mount;
import io.ridethrough.environments.containers.inside.EgressMain;
import io.ridethrough.environments.containers.inside.FaultProxyMain;
import io.ridethrough.environments.embedded.EmbeddedEnvironment;
import io.ridethrough.environments.embedded.EmbeddedHome;
import io.ridethrough.environments.embedded.ModelServer;
import io.ridethrough.environments.embedded.PartArguments;
import io.ridethrough.environments.embedded.ReferenceShop;
import io.ridethrough.environments.remote.Fetching;
import io.ridethrough.environments.remote.RemoteDefinition;
import io.ridethrough.faults.proxy.events.EventFeed;
import io.ridethrough.faults.proxy.events.ProxyEvent;
import io.ridethrough.faults.toxiproxy.FaultJournal;
import io.ridethrough.faults.toxiproxy.InjectorSettings;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import io.ridethrough.stubs.partners.PartnersMain;
import io.ridethrough.stubs.store.StoreMain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the parts of one run, each after those that it calls, and joins them. */
final class ContainerisedShop {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> SMALL_JVM = List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final String EVERYWHERE = "--everywhere";

    // Ports inside the containers, where nobody else has any.
    private static final int STORE = 8080;
    private static final int PAYMENT = 8090;
    private static final int FOREIGN = 8091;
    private static final int EGRESS = 3128;

    private final ContainersDefinition definition;
    private final Engine engine;
    private final StartRequest request;
    private final List<AutoCloseable> started;

    /** @param started gets what is to be closed, in the order of its start */
    ContainerisedShop(
            ContainersDefinition definition, Engine engine, StartRequest request, List<AutoCloseable> started) {
        this.definition = definition;
        this.engine = engine;
        this.request = request;
        this.started = started;
    }

    RunningEnvironment start() throws EnvironmentUnavailableException {
        Ground ground = ground();
        // First of all, since it keeps those of somebody else's programs.
        PartContainer partners = begun(ground, partners(ground));
        PartContainer model = begun(ground, ModelPart.of(definition, ground, partners, started));
        ProxyPart proxies =
                new ProxyPart(definition.images(), ground, "model:" + ModelPart.PORT, "partners:" + PAYMENT);
        PartContainer proxy = begun(ground, proxies.spec(partners));
        URI api = proxy.at(ProxyPart.API);
        proxies.create(api);
        ToxiproxyInjector injector = injector(api);
        RemoteDefinition.Server server = proxies.server();
        Optional<EventFeed> feed =
                server == RemoteDefinition.Server.FAULT_PROXY ? Optional.of(feed(api)) : Optional.empty();
        PartContainer egress = begun(ground, egress(ground));
        PartContainer store = begun(ground, store(ground));
        PartContainer door = begun(ground, door(ground));

        URI inferenceProxy = inside("proxy", ProxyPart.INFERENCE);
        URI paymentProxy = inside("proxy", ProxyPart.PAYMENT);
        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put("store", door.at(STORE));
        addresses.put("model", model.at(ModelPart.PORT));
        addresses.put("payment", partners.at(PAYMENT));
        addresses.put("proxy", api);
        addresses.put("inference through proxy", inferenceProxy);
        addresses.put("payment through proxy", paymentProxy);
        addresses.put("egress recorder", inside("egress", EGRESS));
        addresses.put("foreign inference", inside("partners", FOREIGN));
        List<HomeEndpoint> homes = List.of(
                EmbeddedHome.at(EmbeddedEnvironment.INFERENCE, inferenceProxy),
                EmbeddedHome.at(EmbeddedEnvironment.PAYMENT, paymentProxy));
        Fetching fetching = new Fetching(request.clearance());
        started.add(fetching);
        return ReferenceShop.join(
                definition.shop(),
                new ReferenceShop.Addresses(
                        door.at(STORE), model.at(ModelPart.PORT), proxy.at(ProxyPart.INFERENCE), addresses),
                definition.images().modelServer() == PartImage.Server.RIDETHROUGH
                        ? ModelServer.REFERENCE
                        : ModelServer.OTHER,
                homes,
                new ContainerParts(
                        List.of(partners, model, proxy, egress, store, door),
                        api,
                        server,
                        partners.at(PAYMENT),
                        fetching,
                        feed),
                injector,
                started);
    }

    private Ground ground() throws EnvironmentUnavailableException {
        ContainersDefinition.Images images = definition.images();
        List<String> missing = engine.missing(images.named());
        if (!missing.isEmpty()) {
            throw new EnvironmentUnavailableException("the image " + String.join(", ", missing)
                    + " is not on the Docker engine: pull it or build it first; a run fetches none");
        }
        String madeHere = images.needOneMadeHere() ? PartsImage.on(engine) : "";
        RunMark run = Ground.named("log folder", () -> RunMark.of(request, engine));
        return new Ground(request, run, Networks.make(engine, run, started), madeHere);
    }

    private PartContainer begun(Ground ground, PartSpec spec) throws EnvironmentUnavailableException {
        PartContainer part = PartContainer.start(engine, spec, ground.run(), PATIENCE);
        started.add(part);
        return part;
    }

    private PartSpec partners(Ground ground) {
        return ground.ours(
                        "partners",
                        definition.images().partners(),
                        SMALL_JVM,
                        PartnersMain.class,
                        List.of(
                                "--payment-port",
                                String.valueOf(PAYMENT),
                                "--foreign-port",
                                String.valueOf(FOREIGN),
                                EVERYWHERE))
                .on(List.of(ground.networks().front(), ground.networks().abroad()), List.of(PAYMENT));
    }

    private PartSpec egress(Ground ground) throws EnvironmentUnavailableException {
        Path file = request.egress().toAbsolutePath();
        Ground.named("record of what leaves the shop", () -> present(file));
        return ground.ours(
                        "egress",
                        definition.images().besideProxy(),
                        ProxyPart.JVM_OPTIONS,
                        EgressMain.class,
                        List.of("--port", String.valueOf(EGRESS), "--file", file.toString()))
                .on(List.of(ground.networks().shop(), ground.networks().abroad()), List.of())
                .mounting(List.of(new Mount(file, true)))
                .endingInOrder();
    }

    private PartSpec store(Ground ground) throws EnvironmentUnavailableException {
        Path calls = request.inferenceCalls().toAbsolutePath();
        Ground.named("record of the store's calls", () -> present(calls));
        List<String> arguments = new ArrayList<>(PartArguments.store(
                definition.shop().store(),
                STORE,
                request,
                new PartArguments.Outside(
                        inside("proxy", ProxyPart.INFERENCE),
                        inside("proxy", ProxyPart.PAYMENT),
                        inside("egress", EGRESS),
                        inside("partners", FOREIGN))));
        arguments.add(EVERYWHERE);
        return ground.ours("store", definition.images().store(), StoreMain.JVM_OPTIONS, StoreMain.class, arguments)
                .on(List.of(ground.networks().shop()), List.of())
                .mounting(List.of(new Mount(calls, true)));
    }

    /** What lets the load in to the store, which has no published port of its own: that would be a way out, too. */
    private PartSpec door(Ground ground) throws EnvironmentUnavailableException {
        Path config = ground.config(
                "door.json",
                List.of(Map.of("name", "store", "listen", Ground.everywhere(STORE), "upstream", "store:" + STORE)));
        return ground.ours(
                        "door",
                        definition.images().besideProxy(),
                        ProxyPart.JVM_OPTIONS,
                        FaultProxyMain.class,
                        List.of("--config", config.toString()))
                .on(List.of(ground.networks().front(), ground.networks().shop()), List.of(STORE))
                .mounting(List.of(new Mount(config, false)));
    }

    /** How a part is called by those that are on a network with it. */
    private static URI inside(String part, int port) {
        return URI.create("http://" + part + ":" + port);
    }

    /** A file that is mounted has to be there: the engine would make a folder in its place. */
    private static Path present(Path file) throws IOException {
        return Files.exists(file) ? file : Files.createFile(file);
    }

    private ToxiproxyInjector injector(URI api) throws EnvironmentUnavailableException {
        FaultJournal journal =
                Ground.named("journal of faults", () -> FaultJournal.open(request.faults(), request.clock()));
        started.add(journal);
        ToxiproxyInjector injector = Ground.named(
                "fault injector",
                () -> ToxiproxyInjector.connect(api, InjectorSettings.defaults().withJournal(journal)));
        started.add(injector);
        return injector;
    }

    private EventFeed feed(URI api) throws EnvironmentUnavailableException {
        EventFeed feed = Ground.named("listening to the fault proxy", () -> EventFeed.open(api, this::tell));
        started.add(feed);
        return feed;
    }

    private void tell(ProxyEvent event) {
        if (event instanceof ProxyEvent.Attempt attempt) {
            request.attempts().onAttempt(attempt.proxy(), attempt.point(), Instant.EPOCH.plusNanos(attempt.atNanos()));
        }
        request.events().onEvent(event);
    }
}
