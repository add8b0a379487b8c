package io.ridethrough.environments.containers;

import io.ridethrough.environments.LedgerReading.PartnerCharge;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.embedded.EmbeddedEnvironment;
import io.ridethrough.environments.embedded.ShopParts;
import io.ridethrough.environments.remote.Fetching;
import io.ridethrough.environments.remote.PartnerCharges;
import io.ridethrough.environments.remote.RemoteDefinition;
import io.ridethrough.environments.remote.RemoteProxies;
import io.ridethrough.faults.proxy.events.EventFeed;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a run in their containers: all of them are read over published ports. */
final class ContainerParts implements ShopParts {
    private final List<PartContainer> containers;
    private final RemoteProxies proxies;
    private final PartnerCharges charges;
    private final URI api;
    private final Optional<EventFeed> feed;

    /**
     * @param containers a part before those that end with it
     * @param api the fault proxy's
     * @param server whose it is
     * @param payment the payment partner
     * @param fetching asks both
     * @param feed without which a run has no attempts; empty where the proxy has none
     */
    ContainerParts(
            List<PartContainer> containers,
            URI api,
            RemoteDefinition.Server server,
            URI payment,
            Fetching fetching,
            Optional<EventFeed> feed) {
        this.containers = List.copyOf(containers);
        this.proxies = new RemoteProxies(
                new RemoteDefinition.Faults(
                        api,
                        server,
                        Map.of(
                                EmbeddedEnvironment.INFERENCE,
                                EmbeddedEnvironment.INFERENCE,
                                EmbeddedEnvironment.PAYMENT,
                                EmbeddedEnvironment.PAYMENT)),
                fetching);
        this.charges = new PartnerCharges(payment.resolve("/v1/charges"), fetching);
        this.api = api;
        this.feed = feed;
    }

    @Override
    public Optional<String> failure() {
        return containers.stream()
                .flatMap(container -> container.failure().stream())
                .findFirst()
                .or(() -> feed.flatMap(EventFeed::failure));
    }

    @Override
    public URI faultApi() {
        return api;
    }

    @Override
    public List<ProbeReading> proxies() {
        return proxies.probe();
    }

    @Override
    public List<PartnerCharge> charges() throws IOException {
        return charges.read();
    }
}
