package io.ridethrough.faults.proxy;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.ridethrough.faults.proxy.events.EventClock;
import io.ridethrough.faults.proxy.events.EventStreams;
import io.ridethrough.faults.proxy.events.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private final Events events;
    private final EventStreams eventStreams;
    private final ServerCounts counts = new ServerCounts();
    private final List<AttemptListener> attemptListeners = new CopyOnWriteArrayList<>();

    /**
     * @param relays the event loops of connections, which are never blocked
     * @param leases runs what happens when a lease lapses; not one of {@code relays}, which that waits for
     */
    ProxyContext(FaultProxySettings settings, EventLoopGroup relays, EventExecutor leases) {
        this.settings = settings;
        this.relays = relays;
        this.leases = leases;
        this.events = new Events(EventClock.anchoredTo(settings.clock()));
        this.eventStreams = new EventStreams(events);
    }

    FaultProxySettings settings() {
        return settings;
    }

    EventLoopGroup relays() {
        return relays;
    }

    /** @param term what was asked for, empty for the server's own */
    Lease newLease(Optional<Duration> term, Consumer<Lease> lapse) {
        return new Lease(leases, term.orElse(settings.lease()), lapse);
    }

    Events events() {
        return events;
    }

    EventStreams eventStreams() {
        return eventStreams;
    }

    ServerCounts counts() {
        return counts;
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
