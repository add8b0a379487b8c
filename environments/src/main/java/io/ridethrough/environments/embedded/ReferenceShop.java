package io.ridethrough.environments.embedded;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.faults.Injector;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins a reference store and a reference model that serve, and what stands between them, to an environment that a run can
 * use, wherever its parts are.
 */
public final class ReferenceShop {
    private ReferenceShop() {}

    /**
     * Where this process finds the parts.
     *
     * @param store the store's base address
     * @param model the model's, past every fault proxy
     * @param inferenceProxy the fault proxy's before the model
     * @param all every listening part by name, for the journal
     */
    public record Addresses(URI store, URI model, URI inferenceProxy, Map<String, URI> all) {}

    /**
     * Asks the store, and the reference model, over the network what they are before the load.
     *
     * @param definition how store and model are set up
     * @param server what serves the model
     * @param homes where data of clients may go, as the store calls it
     * @param proxies breaks what flows through the fault proxies
     * @param started what is closed with the environment, in the order of its start
     * @throws EnvironmentUnavailableException when either does not answer
     */
    public static RunningEnvironment join(
            EmbeddedDefinition definition,
            Addresses addresses,
            ModelServer server,
            List<HomeEndpoint> homes,
            ShopParts parts,
            Injector proxies,
            List<AutoCloseable> started)
            throws EnvironmentUnavailableException {
        ServedVersion version = new ServedVersion(addresses.model(), addresses.store());
        StoreAdmin admin = new StoreAdmin(addresses.store());
        Map<String, Long> stockAtStart;
        try {
            if (server == ModelServer.REFERENCE) {
                // The first call of all is slow, and no swap should have to wait for it.
                version.now();
            }
            stockAtStart = admin.stock();
        } catch (IOException e) {
            throw new EnvironmentUnavailableException("store or model do not answer: " + e.getMessage(), e);
        }
        EmbeddedDefinition.Model model = definition.model();
        ModelSwaps swaps = new ModelSwaps(version, server == ModelServer.REFERENCE ? model.swappable() : Set.of());
        started.add(swaps);
        return new RunningEmbedded(
                addresses.all(),
                homes,
                parts,
                new EmbeddedInjector(proxies, swaps),
                admin,
                definition.store().release(),
                stockAtStart,
                version,
                new EmbeddedModel(addresses.inferenceProxy(), addresses.model(), model.versions()),
                server == ModelServer.REFERENCE ? Optional.of(new ModelCounter(addresses.model())) : Optional.empty(),
                started);
    }
}
