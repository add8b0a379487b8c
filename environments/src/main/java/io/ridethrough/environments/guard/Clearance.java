package io.ridethrough.environments.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run was allowed to call when it was planned, with the addresses that were found then. It looks nothing up: a name that was
 * not among the targets has no address here, and one that leads elsewhere meanwhile is still called where it was.
 */
public final class Clearance {
    /** For what never leaves this machine. */
    public static final Clearance LOOPBACK = new Clearance(AllowedTargets.LOOPBACK, Map.of(), List.of());

    private static final byte[] THIS_MACHINE = {127, 0, 0, 1};

    private final AllowedTargets allowed;
    private final SortedMap<String, List<InetAddress>> pinned;
    private final List<String> productionNames;

    /** @param pinned where each name stands */
    Clearance(AllowedTargets allowed, Map<String, List<InetAddress>> pinned, List<String> productionNames) {
        this.allowed = allowed;
        this.pinned = Collections.unmodifiableSortedMap(new TreeMap<>(pinned));
        this.productionNames = List.copyOf(productionNames);
    }

    /** Hosts that look like production and that somebody said they are allowed to call; mostly none. */
    public List<String> productionNames() {
        return productionNames;
    }

    /** Where each name was found to stand, as IP addresses. */
    public Map<String, List<String>> pinned() {
        SortedMap<String, List<String>> texts = new TreeMap<>();
        pinned.forEach((host, addresses) -> texts.put(host, texts(addresses)));
        return texts;
    }

    /**
     * Where to connect to for an address: checked once more, and called by the name, so that TLS asks for it. The first of several.
     *
     * @throws RefusedException when it is not among what was cleared
     */
    public InetSocketAddress address(URI url) throws RefusedException {
        Destination to = Destination.of(url);
        byte[] bytes = addresses(to).get(0).getAddress();
        try {
            return new InetSocketAddress(InetAddress.getByAddress(to.host(), bytes), to.port());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The same address with an IP address in its name's place, for clients that would look the name up by themselves and need
     * neither it nor TLS.
     *
     * @throws RefusedException when it is not among what was cleared
     */
    public URI literal(URI url) throws RefusedException {
        Destination to = Destination.of(url);
        String host = addresses(to).get(0).getHostAddress();
        try {
            return new URI(url.getScheme(), null, host, url.getPort(), url.getPath(), url.getQuery(), null);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The name's IP addresses, for clients that can be told where it stands; empty where it is an IP address already.
     *
     * @throws RefusedException when it is not among what was cleared
     */
    public Optional<Map.Entry<String, List<String>>> alias(URI url) throws RefusedException {
        Destination to = Destination.of(url);
        List<InetAddress> addresses = addresses(to);
        return to.literal().isPresent() ? Optional.empty() : Optional.of(Map.entry(to.host(), texts(addresses)));
    }

    private List<InetAddress> addresses(Destination to) throws RefusedException {
        List<InetAddress> addresses = to.literal().isPresent()
                ? List.of(to.literal().get())
                : pinned.getOrDefault(to.host(), to.isLocalhost() ? List.of(thisMachine()) : List.of());
        if (addresses.isEmpty()) {
            throw new RefusedException(to.text() + " was not among the targets when the run was planned");
        }
        check(allowed.refusal(to));
        for (InetAddress address : addresses) {
            check(allowed.refusal(to, address));
        }
        return addresses;
    }

    private static void check(Optional<String> refusal) throws RefusedException {
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
    }

    /** What {@code localhost} is taken for: no file and no server is asked. */
    static InetAddress thisMachine() {
        try {
            return InetAddress.getByAddress(THIS_MACHINE);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> texts(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).toList();
    }
}
