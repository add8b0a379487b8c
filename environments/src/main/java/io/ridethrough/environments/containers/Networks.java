package io.ridethrough.environments.containers;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.containers.Labelled.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The networks of one run, by their ids.
 *
 * @param front where ports are published on this machine's loopback; whatever would leave by it finds no way back
 * @param shop the store's own, internal: no way leads out of it but through the parts that are on another network too
 * @param abroad where the model abroad is, internal too
 */
record Networks(String front, String shop, String abroad) {

    /**
     * Makes them on the engine.
     *
     * @param started gets what removes each
     */
    static Networks make(Engine engine, RunMark run, List<AutoCloseable> started)
            throws EnvironmentUnavailableException {
        return new Networks(
                make(engine, run, "front", false, started),
                make(engine, run, "shop", true, started),
                make(engine, run, "abroad", true, started));
    }

    private static String make(Engine engine, RunMark run, String name, boolean isInternal, List<AutoCloseable> started)
            throws EnvironmentUnavailableException {
        try {
            String id = engine.client()
                    .createNetworkCmd()
                    .withName(run.name(name))
                    .withDriver("bridge")
                    .withInternal(isInternal)
                    .withLabels(run.labels())
                    .withOptions(Map.of("com.docker.network.bridge.enable_ip_masquerade", "false"))
                    .exec()
                    .getId();
            started.add(() -> remove(engine, new Labelled(Kind.NETWORK, id, name, run.labels())));
            return id;
        } catch (RuntimeException e) {
            throw new EnvironmentUnavailableException(
                    "the network " + name + " could not be made: " + Engine.told(e), e);
        }
    }

    private static void remove(Engine engine, Labelled network) throws IOException {
        engine.remove(network);
    }
}
