package io.ridethrough.faults.proxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The proxies of a server, by name, in order of creation. Safe for use by many threads. */
final class Proxies {
    /** How many proxies a server can have. */
    static final int MAX_PROXIES = 256;

    private final ProxyContext context;
    private final Map<String, Proxy> byName = new LinkedHashMap<>();

    Proxies(ProxyContext context) {
        this.context = context;
    }

    synchronized List<Proxy> all() {
        return new ArrayList<>(byName.values());
    }

    synchronized Proxy get(String name) {
        Proxy proxy = byName.get(name);
        if (proxy == null) {
            throw ProxyRequestException.noProxy();
        }
        return proxy;
    }

    synchronized Proxy create(ProxyDefinition definition) {
        if (byName.containsKey(definition.name())) {
            throw new ProxyRequestException(409, "proxy already exists");
        }
        if (byName.size() >= MAX_PROXIES) {
            throw new ProxyRequestException(409, "a server has at most " + MAX_PROXIES + " proxies");
        }
        Proxy proxy = new Proxy(context, definition);
        start(proxy, definition.isEnabled());
        byName.put(definition.name(), proxy);
        return proxy;
    }

    /** As Toxiproxy's populate: keeps a proxy that is the same already, replaces one that differs, creates the rest. */
    synchronized Proxy put(ProxyDefinition definition) {
        Proxy present = byName.get(definition.name());
        if (present == null) {
            return create(definition);
        }
        if (present.isAt(definition)) {
            start(present, definition.isEnabled());
            return present;
        }
        delete(definition.name());
        return create(definition);
    }

    /** Changes a proxy; another address to listen on or relay to starts it anew, with its toxics. */
    synchronized Proxy update(Proxy proxy, ProxyDefinition changed) {
        if (proxy.isAt(changed)) {
            start(proxy, changed.isEnabled());
            return proxy;
        }
        Proxy successor = new Proxy(context, changed);
        if (proxy.listensAt(changed)) {
            delete(proxy.name());
            start(successor, changed.isEnabled());
        } else {
            start(successor, changed.isEnabled());
            delete(proxy.name());
        }
        proxy.toxics().forEach(successor::add);
        byName.put(changed.name(), successor);
        return successor;
    }

    synchronized void delete(String name) {
        get(name).close();
        byName.remove(name);
    }

    /** Enables every proxy and removes every toxic. */
    void heal() {
        all().forEach(Proxy::heal);
    }

    /** Renews the leases of all live faults and says how many there are. */
    int renew() {
        return all().stream().mapToInt(Proxy::renew).sum();
    }

    /** Closes every proxy, also when one of them fails to. */
    synchronized void close() {
        RuntimeException failure = null;
        for (Proxy proxy : byName.values()) {
            try {
                proxy.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        byName.clear();
        if (failure != null) {
            throw failure;
        }
    }

    private static void start(Proxy proxy, boolean isEnabled) {
        if (isEnabled) {
            proxy.enable();
        } else {
            proxy.disable();
        }
    }
}
