package io.ridethrough.faults.proxy;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all proxies of a server share: its settings, its threads and its listeners. */
final class ProxyContext {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyContext.class);

    private final FaultProxySettings settings;
    private final EventLoopGroup relays;
    private final EventExecutor leases;
    private final List<AttemptListener> attemptListeners = new CopyOnWriteArrayList<>();

    /**
     * @param relays the event loops of connections, which are never blocked
     * @param leases runs what happens when a lease lapses; not one of {@code relays}, which that waits for
     */
    ProxyContext(FaultProxySettings settings, EventLoopGroup relays, EventExecutor leases) {
        this.settings = settings;
        this.relays = relays;
        this.leases = leases;
    }

    FaultProxySettings settings() {
        return settings;
    }

    EventLoopGroup relays() {
        return relays;
    }

    Lease newLease(Consumer<Lease> lapse) {
        return new Lease(leases, settings.lease(), lapse);
    }

    void add(AttemptListener listener) {
        attemptListeners.add(listener);
    }

    void attempted(String proxy, String point) {
        if (attemptListeners.isEmpty()) {
            return;
        }
        Instant now = settings.clock().instant();
        for (AttemptListener listener : attemptListeners) {
            try {
                listener.onAttempt(proxy, point, now);
            } catch (RuntimeException e) {
                LOG.error("proxy {}: an attempt listener failed", proxy, e);
            }
        }
    }
}
