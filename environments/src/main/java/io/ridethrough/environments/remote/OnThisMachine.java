package io.ridethrough.environments.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Nothing beyond this machine's loopback is called: every host of a definition is looked up first. */
final class OnThisMachine {
    private OnThisMachine() {}

    /** @throws IOException when a host stands elsewhere, or cannot be looked up */
    static void require(RemoteDefinition definition) throws IOException {
        for (URI address : addresses(definition)) {
            if (!isLoopback(address.getHost())) {
                throw new IOException(address.getHost() + " is not on this machine");
            }
        }
    }

    private static List<URI> addresses(RemoteDefinition definition) {
        List<URI> addresses = new ArrayList<>(
                List.of(definition.shop().url(), definition.faults().api()));
        definition.probes().forEach(probe -> addresses.add(probe.url()));
        definition.records().breakers().ifPresent(addresses::add);
        definition.ledger().ifPresent(ledger -> {
            addresses.add(ledger.url());
            ledger.charges().ifPresent(addresses::add);
        });
        definition.model().ifPresent(model -> addresses.add(model.url()));
        return addresses;
    }

    private static boolean isLoopback(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    }
}
