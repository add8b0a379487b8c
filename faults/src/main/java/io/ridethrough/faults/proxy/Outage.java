package io.ridethrough.faults.proxy;

import io.ridethrough.faults.proxy.events.Healed;
import io.ridethrough.faults.proxy.events.Witness;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a proxy can be reached: not before it is first enabled, which nobody broke, and not in an outage, which has a
 * lease. Changes are made one at a time, from any thread but an event loop.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String proxy;
    private final ProxyContext context;
    private final Listener listener;
    private final Relays relays;
    private final Witness witness;
    private final FaultCounts counts;
    private @Nullable Lease lease;
    private volatile boolean isEnabled;
    private volatile long closedConnections;

    Outage(String proxy, ProxyContext context, Listener listener, Relays relays, Witness witness, FaultCounts counts) {
        this.proxy = proxy;
        this.context = context;
        this.listener = listener;
        this.relays = relays;
        this.witness = witness;
        this.counts = counts;
    }

    boolean isEnabled() {
        return isEnabled;
    }

    /** How many live connections the latest outage closed. */
    long closedConnections() {
        return closedConnections;
    }

    synchronized InetSocketAddress address() {
        return listener.address();
    }

    /** The lease of the outage that goes on, if one does. */
    synchronized Optional<Lease> lease() {
        return Optional.ofNullable(lease);
    }

    /** Listens, where it does not yet; ends an outage. */
    synchronized void end() {
        end(false);
    }

    /**
     * Refuses connections and closes those there are. Where that holds already, the lease asked for counts only if it ends
     * later: one runner's outage does not shorten another's.
     *
     * @param term of the lease, empty for the server's own
     */
    synchronized void begin(Optional<Duration> term) {
        if (lease != null) {
            term.ifPresent(this::prolong);
            return;
        }
        isEnabled = false;
        AtomicLong closed = new AtomicLong();
        lease = started(term);
        listener.shut();
        counts.applied(FaultCounts.OUTAGE);
        witness.outageBegan();
        relays.change(relay -> {
            if (!relay.isOver()) {
                closed.incrementAndGet();
                witness.outageClosesConnection();
                relay.close();
            }
        });
        closedConnections = closed.get();
    }

    /** Renews the lease; false when there is no outage any more. */
    synchronized boolean renew() {
        return lease().filter(Lease::renew).isPresent();
    }

    /** Gives the port up for good. */
    synchronized void close() {
        isEnabled = false;
        endLease();
        listener.close();
    }

    private void end(boolean hasLapsed) {
        boolean endsOutage = lease != null;
        if (!isEnabled) {
            if (endsOutage) {
                List<Healed> healed = witness.endingOutage();
                context.relays().forEach(loop -> witness.gone(healed, loop));
            }
            // Before the listener: a connection accepted at once must not find a disabled proxy.
            isEnabled = true;
            try {
                listener.open();
            } catch (RuntimeException e) {
                isEnabled = false;
                witness.outageGoesOn();
                throw e;
            }
        }
        endLease();
        if (endsOutage) {
            witness.outageEnded(hasLapsed);
        }
    }

    private synchronized void lapsed(Lease lapsed) {
        if (lease != lapsed) {
            // That outage was healed meanwhile; the one in force has a lease of its own.
            return;
        }
        LOG.warn("proxy {}: the lease of its outage lapsed, enabling it", proxy);
        counts.lapsed();
        try {
            end(true);
        } catch (RuntimeException e) {
            LOG.error("proxy {}: cannot be enabled, trying again after another lease", proxy, e);
            lease = started(Optional.of(lapsed.term()));
        }
    }

    private void prolong(Duration term) {
        Lease held = lease;
        if (held != null && !held.isEndless() && (term.isZero() || term.compareTo(held.left()) > 0)) {
            held.end();
            lease = started(Optional.of(term));
        }
    }

    private Lease started(Optional<Duration> term) {
        Lease started = context.newLease(term, this::lapsed);
        started.start();
        return started;
    }

    private void endLease() {
        if (lease != null) {
            lease.end();
            lease = null;
        }
    }
}
