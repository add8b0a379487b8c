package io.ridethrough.environments.embedded;

import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.egress.Canaries;
import io.ridethrough.stubs.store.knowledge.SeededKnowledge;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What is at home in an embedded environment, and by what its clients are recognised where they are not. */
public final class EmbeddedHome {

    /**
     * The tokens that end each note of a seeded client ({@link SeededKnowledge}),
     * and the addresses of clients, seeded or made up by a flow: all are in a domain that nobody can have (RFC 2606).
     */
    public static final Canaries CANARIES = new Canaries(List.of(
            new Canaries.Kind("note", SeededKnowledge.CANARY, true),
            new Canaries.Kind(
                    "e-mail", Pattern.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@example\\.test"), false)));

    private EmbeddedHome() {}

    /** A proxied dependency: the one here plays that of every jurisdiction. */
    public static HomeEndpoint at(String name, URI proxy) {
        return new HomeEndpoint(
                name,
                List.of(proxy.getAuthority()),
                List.of(),
                Arrays.stream(Jurisdiction.values()).map(Jurisdiction::name).toList(),
                true);
    }
}
