package io.ridethrough.faults.proxy;

import io.ridethrough.faults.proxy.toxics.Toxic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The proxies of a server, by name, in order of creation. Safe for use by many threads. */
final class Proxies {
    /** How many proxies a server can have. */
    static final int MAX_PROXIES = 256;

    private final ProxyContext context;
    private final Map<String, Proxy> byName = new LinkedHashMap<>();

    Proxies(ProxyContext context) {
        this.context = context;
    }

    ProxyContext context() {
        return context;
    }

    synchronized List<Proxy> all() {
        return new ArrayList<>(byName.values());
    }

    synchronized Optional<Proxy> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Proxy get(String name) {
        return find(name).orElseThrow(ProxyRequestException::noProxy);
    }

    Proxy create(ProxyDefinition definition) {
        return create(definition, List.of());
    }

    /** Creates a proxy with its toxics, which are in place before it listens; or nothing at all. */
    synchronized Proxy create(ProxyDefinition definition, List<LeasedToxic> toxics) {
        if (byName.containsKey(definition.name())) {
            throw new ProxyRequestException(409, "proxy already exists");
        }
        if (byName.size() >= MAX_PROXIES) {
            throw ProxyRequestException.tooManyProxies();
        }
        Proxy proxy = new Proxy(context, definition);
        startNew(proxy, toxics, definition.isEnabled() ? Proxy::enable : Proxy::leaveOff);
        byName.put(definition.name(), proxy);
        return proxy;
    }

    /**
     * As Toxiproxy's populate: keeps a proxy that is the same already, replaces one that differs, creates the rest.
     *
     * @param toxics empty when nothing is said of them: then those of a proxy that is kept are kept too
     */
    synchronized Proxy put(ProxyDefinition definition, Optional<List<LeasedToxic>> toxics) {
        Proxy present = byName.get(definition.name());
        if (present == null) {
            return create(definition, toxics.orElse(List.of()));
        }
        boolean isSame = present.isAs(definition)
                && toxics.map(wanted -> areSame(wanted, present.toxics().all())).orElse(true);
        if (isSame) {
            turn(present, definition).accept(present);
            return present;
        }
        return replace(present, definition, toxics.orElse(List.of()));
    }

    /** Changes a proxy; another address to listen on or relay to starts it anew, with its toxics. */
    synchronized Proxy update(Proxy proxy, ProxyDefinition changed) {
        if (proxy.isAs(changed)) {
            turn(proxy, changed).accept(proxy);
            return proxy;
        }
        return replace(proxy, changed, proxy.toxics().leased());
    }

    /**
     * A proxy that fails to take another's place leaves that one as it was; unless both want the same port, which
     * somebody else has taken meanwhile: then it stays, disabled.
     */
    private Proxy replace(Proxy present, ProxyDefinition definition, List<LeasedToxic> toxics) {
        Proxy successor = new Proxy(context, definition);
        Consumer<Proxy> turn = turn(present, definition);
        if (present.listensAt(definition)) {
            toxics.forEach(successor.toxics()::add);
            present.close();
            byName.put(definition.name(), successor);
            turn.accept(successor);
        } else {
            startNew(successor, toxics, turn);
            // First: one that listens can be reached over the API, even when the other fails to close.
            byName.put(definition.name(), successor);
            present.close();
        }
        return successor;
    }

    /** What makes a proxy as enabled as wanted: an outage goes on with its lease, and none begins where nothing was up. */
    private static Consumer<Proxy> turn(Proxy present, ProxyDefinition wanted) {
        if (wanted.isEnabled()) {
            return Proxy::enable;
        }
        Optional<Lease> outage = present.outage().lease();
        if (outage.isEmpty() && !present.outage().isEnabled()) {
            return Proxy::leaveOff;
        }
        Optional<Duration> term = wanted.lease().or(() -> outage.map(Lease::term));
        return proxy -> proxy.outage().begin(term);
    }

    synchronized void delete(String name) {
        get(name).close();
        byName.remove(name);
    }

    /** Enables every proxy and removes every toxic, also when one of the proxies fails to. */
    void heal() {
        forEach(all(), Proxy::heal);
    }

    /** Renews the leases of all live faults and says how many there are. */
    int renew() {
        return all().stream().mapToInt(Proxy::renew).sum();
    }

    /** Closes every proxy, also when one of them fails to. */
    synchronized void close() {
        List<Proxy> closing = all();
        byName.clear();
        forEach(closing, Proxy::close);
    }

    private static void startNew(Proxy proxy, List<LeasedToxic> toxics, Consumer<Proxy> turn) {
        try {
            toxics.forEach(proxy.toxics()::add);
            turn.accept(proxy);
        } catch (RuntimeException e) {
            proxy.close();
            throw e;
        }
    }

    private static boolean areSame(List<LeasedToxic> some, List<Toxic> others) {
        return some.size() == others.size()
                && some.stream().allMatch(wanted -> others.stream().anyMatch(wanted.toxic()::isAs));
    }

    /** Does it to all, also when it fails for some; then throws the first failure, with the others suppressed. */
    private static void forEach(List<Proxy> proxies, Consumer<Proxy> action) {
        RuntimeException failure = null;
        for (Proxy proxy : proxies) {
            try {
                action.accept(proxy);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
