package io.ridethrough.environments.containers;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.containers.PartImage.Server;
import io.ridethrough.environments.embedded.Closing;
import io.ridethrough.environments.embedded.EmbeddedEnvironment;
import io.ridethrough.environments.model.server.ModelDefect;
import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reference shop in containers. The store and the recorder of what leaves it are on internal networks alone, so that what
 * is not let through cannot leave, and the store's only way to its model is the fault proxy.
 *
 * <pre>
 *               network front (published)       network shop (internal)        network abroad (internal)
 * load ───────► door ─────────────────────────► store ──► egress recorder ───► model abroad
 *               fault proxy ◄──────────────────────────────────┘
 *               model, payment partner
 * </pre>
 */
public final class ContainersEnvironment implements Environment {
    /** Facts that are the reference model's alone. */
    private static final List<String> OF_OUR_MODEL = List.of("model-queue", "model-pace");

    private final ContainersDefinition definition;
    private final EmbeddedEnvironment shop;

    public ContainersEnvironment(ContainersDefinition definition) {
        this.definition = definition;
        this.shop = new EmbeddedEnvironment(definition.shop());
    }

    @Override
    public String name() {
        return definition.shop().name();
    }

    @Override
    public Set<String> targets() {
        return shop.targets();
    }

    @Override
    public boolean supports(Fault fault) {
        if (fault instanceof DeploymentFault) {
            return modelServer() == Server.RIDETHROUGH && shop.supports(fault);
        }
        return definition.images().proxyServer() == Server.RIDETHROUGH
                ? shop.supports(fault)
                : ToxiproxyInjector.isKnownToTheOriginal(fault);
    }

    @Override
    public boolean isWatchable() {
        return shop.isWatchable();
    }

    @Override
    public Map<String, String> settings(Optional<String> resilience) {
        Map<String, String> facts = new LinkedHashMap<>(shop.settings(resilience));
        facts.put("parts", "containers");
        definition.images().proxy().filter(proxy -> !proxy.isOurs()).ifPresent(proxy -> {
            facts.put("proxy-server", proxy.server().label());
            facts.put("proxy-image", proxy.name());
        });
        definition.images().model().filter(model -> !model.isOurs()).ifPresent(model -> {
            facts.put("model-server", model.server().label());
            facts.put("model-image", model.name());
            OF_OUR_MODEL.forEach(facts::remove);
        });
        return facts;
    }

    private Server modelServer() {
        return definition.images().modelServer();
    }

    @Override
    public Optional<String> requirement() {
        try {
            Engine engine = Engine.find();
            List<String> missing = engine.missing(definition.images().named());
            return Optional.of("Docker engine " + engine.version() + " is there"
                    + (missing.isEmpty() ? "" : ", and not the image " + String.join(", ", missing)));
        } catch (EnvironmentUnavailableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether this machine has what it needs; asks for it. */
    public static boolean isPossible() {
        try {
            Engine.find();
            return true;
        } catch (EnvironmentUnavailableException e) {
            return false;
        }
    }

    /** Removes what killed runs left on the engine, and makes the image of the parts where it is not there yet. */
    @Override
    public RunningEnvironment start(StartRequest request) throws EnvironmentUnavailableException {
        requirePlantable(request.defect());
        Engine engine = Engine.find();
        List<AutoCloseable> started = new ArrayList<>();
        try {
            List<Leftover> left = new Reaper(engine)
                    .reap().stream().filter(Leftover::mayBeLeft).toList();
            if (!left.isEmpty()) {
                throw new EnvironmentUnavailableException("the " + left.get(0).kind() + " "
                        + left.get(0).name() + " of a killed run could not be removed: "
                        + left.get(0).detail());
            }
            return new ContainerisedShop(definition, engine, request, started).start();
        } catch (EnvironmentUnavailableException e) {
            Closing.inReverse(started);
            throw e;
        } catch (RuntimeException e) {
            Closing.inReverse(started);
            throw new EnvironmentUnavailableException(
                    "the containers of " + name() + " did not start: " + Engine.told(e), e);
        }
    }

    private void requirePlantable(Optional<String> defect) throws EnvironmentUnavailableException {
        if (modelServer() != Server.RIDETHROUGH
                && defect.filter(ModelDefect.names()::contains).isPresent()) {
            throw new EnvironmentUnavailableException("the model of the environment " + name() + " is "
                    + modelServer().label() + "'s: `" + defect.get() + "` can be planted in the reference model alone");
        }
    }
}
