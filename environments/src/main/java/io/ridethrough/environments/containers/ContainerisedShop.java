package io.ridethrough.environments.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.containers.PartSpec.Mount;
import io.ridethrough.environments.containers.inside.EgressMain;
import io.ridethrough.environments.containers.inside.FaultProxyMain;
import io.ridethrough.environments.embedded.EmbeddedDefinition;
import io.ridethrough.environments.embedded.EmbeddedEnvironment;
import io.ridethrough.environments.embedded.EmbeddedHome;
import io.ridethrough.environments.embedded.PartArguments;
import io.ridethrough.environments.embedded.ReferenceShop;
import io.ridethrough.environments.model.ModelMain;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.remote.Fetching;
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
import java.util.stream.Stream;

/** Starts the parts of one run, each after those that it calls, and joins them. */
final class ContainerisedShop {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Ties a part to its standard input, which ends with this process. */
    private static final String LIFELINE = "-Dridethrough.lifeline=stdin";

    private static final List<String> SMALL_JVM = List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** What relays every byte is worth the second compiler. */
    private static final List<String> PROXY_JVM = List.of("-Xmx128m", "-XX:+UseSerialGC");

    private static final String EVERYWHERE = "--everywhere";

    // Ports inside the containers, where nobody else has any.
    private static final int STORE = 8080;
    private static final int MODEL = 8000;
    private static final int PAYMENT = 8090;
    private static final int FOREIGN = 8091;
    private static final int PROXY_API = 8474;
    private static final int INFERENCE_PROXY = 8666;
    private static final int PAYMENT_PROXY = 8667;
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

    /** What all parts have in common. */
    private record Ground(RunMark run, Networks networks, String madeHere) {

        String image(Optional<String> named) {
            return named.orElse(madeHere);
        }
    }

    RunningEnvironment start() throws EnvironmentUnavailableException {
        Ground ground = ground();
        PartContainer model = begun(ground, model(ground));
        PartContainer partners = begun(ground, partners(ground));
        PartContainer proxy = begun(ground, proxy(ground));
        URI api = proxy.at(PROXY_API);
        ToxiproxyInjector injector = injector(api);
        EventFeed feed = feed(api);
        PartContainer egress = begun(ground, egress(ground));
        PartContainer store = begun(ground, store(ground));
        PartContainer door = begun(ground, door(ground));

        URI inferenceProxy = inside("proxy", INFERENCE_PROXY);
        URI paymentProxy = inside("proxy", PAYMENT_PROXY);
        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put("store", door.at(STORE));
        addresses.put("model", model.at(MODEL));
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
                new ReferenceShop.Addresses(door.at(STORE), model.at(MODEL), proxy.at(INFERENCE_PROXY), addresses),
                homes,
                new ContainerParts(
                        List.of(model, partners, proxy, egress, store, door),
                        api,
                        partners.at(PAYMENT),
                        fetching,
                        feed),
                injector,
                started);
    }

    private Ground ground() throws EnvironmentUnavailableException {
        String madeHere = definition.images().areAllNamed() ? "" : PartsImage.on(engine);
        ContainersDefinition.Images images = definition.images();
        for (Optional<String> named : List.of(images.store(), images.model(), images.proxy(), images.partners())) {
            if (named.isPresent() && !engine.hasImage(named.get())) {
                throw new EnvironmentUnavailableException("the image " + named.get()
                        + " is not on the Docker engine: pull it or build it first; a run fetches none");
            }
        }
        RunMark run = named("log folder", () -> RunMark.of(request, engine));
        return new Ground(run, Networks.make(engine, run, started), madeHere);
    }

    private PartContainer begun(Ground ground, PartSpec spec) throws EnvironmentUnavailableException {
        PartContainer part = PartContainer.start(engine, spec, ground.run(), PATIENCE);
        started.add(part);
        return part;
    }

    private PartSpec model(Ground ground) {
        List<String> arguments =
                new ArrayList<>(PartArguments.model(definition.shop().model(), MODEL, request));
        arguments.add(EVERYWHERE);
        List<Mount> weights = files(definition.shop().model());
        return part(ground, "model", definition.images().model(), ModelMain.JVM_OPTIONS, ModelMain.class, arguments)
                .on(List.of(ground.networks().front()), List.of(MODEL))
                .mounting(weights);
    }

    /** Weights that do not come with the project. */
    private static List<Mount> files(EmbeddedDefinition.Model model) {
        return Stream.concat(model.weights().stream(), model.standby().stream())
                .filter(weights -> !WeightsFile.isBuiltIn(weights))
                .distinct()
                .map(weights -> new Mount(Path.of(weights).toAbsolutePath(), false))
                .toList();
    }

    private PartSpec partners(Ground ground) {
        return part(
                        ground,
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

    private PartSpec proxy(Ground ground) throws EnvironmentUnavailableException {
        Path config = config(
                "proxy.json",
                List.of(
                        Map.of(
                                "name",
                                EmbeddedEnvironment.INFERENCE,
                                "listen",
                                everywhere(INFERENCE_PROXY),
                                "upstream",
                                "model:" + MODEL,
                                "http",
                                true,
                                "point_header",
                                EmbeddedEnvironment.POINT_HEADER),
                        Map.of(
                                "name",
                                EmbeddedEnvironment.PAYMENT,
                                "listen",
                                everywhere(PAYMENT_PROXY),
                                "upstream",
                                "partners:" + PAYMENT,
                                "http",
                                true)));
        return part(
                        ground,
                        "proxy",
                        definition.images().proxy(),
                        PROXY_JVM,
                        FaultProxyMain.class,
                        List.of(
                                "--port",
                                String.valueOf(PROXY_API),
                                "--api-everywhere",
                                "--seed",
                                String.valueOf(request.seed()),
                                "--config",
                                config.toString()))
                .on(List.of(ground.networks().front(), ground.networks().shop()), List.of(PROXY_API, INFERENCE_PROXY))
                .mounting(List.of(new Mount(config, false)));
    }

    private PartSpec egress(Ground ground) throws EnvironmentUnavailableException {
        Path file = request.egress().toAbsolutePath();
        named("record of what leaves the shop", () -> present(file));
        return part(
                        ground,
                        "egress",
                        definition.images().proxy(),
                        PROXY_JVM,
                        EgressMain.class,
                        List.of("--port", String.valueOf(EGRESS), "--file", file.toString()))
                .on(List.of(ground.networks().shop(), ground.networks().abroad()), List.of())
                .mounting(List.of(new Mount(file, true)))
                .endingInOrder();
    }

    private PartSpec store(Ground ground) throws EnvironmentUnavailableException {
        Path calls = request.inferenceCalls().toAbsolutePath();
        named("record of the store's calls", () -> present(calls));
        List<String> arguments = new ArrayList<>(PartArguments.store(
                definition.shop().store(),
                STORE,
                request,
                new PartArguments.Outside(
                        inside("proxy", INFERENCE_PROXY),
                        inside("proxy", PAYMENT_PROXY),
                        inside("egress", EGRESS),
                        inside("partners", FOREIGN))));
        arguments.add(EVERYWHERE);
        return part(ground, "store", definition.images().store(), StoreMain.JVM_OPTIONS, StoreMain.class, arguments)
                .on(List.of(ground.networks().shop()), List.of())
                .mounting(List.of(new Mount(calls, true)));
    }

    /** What lets the load in to the store, which has no published port of its own: that would be a way out, too. */
    private PartSpec door(Ground ground) throws EnvironmentUnavailableException {
        Path config = config(
                "door.json",
                List.of(Map.of("name", "store", "listen", everywhere(STORE), "upstream", "store:" + STORE)));
        return part(
                        ground,
                        "door",
                        definition.images().proxy(),
                        PROXY_JVM,
                        FaultProxyMain.class,
                        List.of("--config", config.toString()))
                .on(List.of(ground.networks().front(), ground.networks().shop()), List.of(STORE))
                .mounting(List.of(new Mount(config, false)));
    }

    private static PartSpec part(
            Ground ground,
            String name,
            Optional<String> image,
            List<String> jvmOptions,
            Class<?> mainClass,
            List<String> arguments) {
        List<String> options = new ArrayList<>(jvmOptions);
        options.add(LIFELINE);
        return PartSpec.of(name, ground.image(image), PartsImage.command(options, mainClass.getName(), arguments));
    }

    private static String everywhere(int port) {
        return "0.0.0.0:" + port;
    }

    /** How a part is called by those that are on a network with it. */
    private static URI inside(String part, int port) {
        return URI.create("http://" + part + ":" + port);
    }

    private Path config(String name, List<Map<String, Object>> proxies) throws EnvironmentUnavailableException {
        return named("configuration " + name, () -> {
            Path logs = Files.createDirectories(request.logs().toAbsolutePath());
            return Files.write(logs.resolve(name), JSON.writeValueAsBytes(proxies));
        });
    }

    /** A file that is mounted has to be there: the engine would make a folder in its place. */
    private static Path present(Path file) throws IOException {
        return Files.exists(file) ? file : Files.createFile(file);
    }

    private ToxiproxyInjector injector(URI api) throws EnvironmentUnavailableException {
        FaultJournal journal = named("journal of faults", () -> FaultJournal.open(request.faults(), request.clock()));
        started.add(journal);
        ToxiproxyInjector injector = named(
                "fault injector",
                () -> ToxiproxyInjector.connect(api, InjectorSettings.defaults().withJournal(journal)));
        started.add(injector);
        return injector;
    }

    private EventFeed feed(URI api) throws EnvironmentUnavailableException {
        EventFeed feed = named("listening to the fault proxy", () -> EventFeed.open(api, this::tell));
        started.add(feed);
        return feed;
    }

    private void tell(ProxyEvent event) {
        if (event instanceof ProxyEvent.Attempt attempt) {
            request.attempts().onAttempt(attempt.proxy(), attempt.point(), Instant.EPOCH.plusNanos(attempt.atNanos()));
        }
        request.events().onEvent(event);
    }

    private static <T> T named(String part, Start<T> start) throws EnvironmentUnavailableException {
        try {
            return start.start();
        } catch (IOException | RuntimeException e) {
            throw new EnvironmentUnavailableException("the " + part + " did not start: " + e.getMessage(), e);
        }
    }

    /** Opens or makes something on this machine. */
    @FunctionalInterface
    private interface Start<T> {
        T start() throws IOException;
    }
}
