package io.ridethrough.faults.proxy;

import io.ridethrough.faults.proxy.events.Healed;
import io.ridethrough.faults.proxy.events.Witness;
import io.ridethrough.faults.proxy.toxics.Toxic;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The toxics of a proxy in their order, each with its lease. Changes are made one at a time, from any thread but an event
 * loop, and are in force on every live connection when the method returns.
 */
final class ProxyToxics {
    /** How many toxics a proxy can have. */
    static final int MAX_TOXICS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(ProxyToxics.class);

    private final String proxy;
    private final boolean isHttp;
    private final ProxyContext context;
    private final Relays relays;
    private final Witness witness;
    private final FaultCounts counts;
    private final Map<Toxic, Lease> leases = new HashMap<>();
    private volatile List<Toxic> live = List.of();

    ProxyToxics(
            String proxy, boolean isHttp, ProxyContext context, Relays relays, Witness witness, FaultCounts counts) {
        this.proxy = proxy;
        this.isHttp = isHttp;
        this.context = context;
        this.relays = relays;
        this.witness = witness;
        this.counts = counts;
    }

    List<Toxic> all() {
        return live;
    }

    Optional<Toxic> find(String name) {
        return live.stream().filter(toxic -> toxic.name().equals(name)).findFirst();
    }

    synchronized void add(LeasedToxic added) {
        Toxic toxic = added.toxic();
        if (find(toxic.name()).isPresent()) {
            throw ProxyRequestException.toxicExists();
        }
        if (!isHttp && ToxicTypes.of(toxic.attributes()).needsHttp()) {
            throw new ProxyRequestException(
                    400, toxic.attributes().type() + " acts on HTTP: create the proxy with \"http\": true");
        }
        if (live.size() >= MAX_TOXICS) {
            throw ProxyRequestException.tooManyToxics();
        }
        counts.applied(toxic.attributes().type());
        // Before the list: a connection that is new now would take the toxic from there.
        witness.adding(toxic);
        List<Toxic> more = new ArrayList<>(live);
        more.add(toxic);
        live = List.copyOf(more);
        Lease lease = context.newLease(added.lease(), lapsed -> lapsed(toxic));
        leases.put(toxic, lease);
        lease.start();
        follow(List.of());
    }

    synchronized void update(Toxic toxic, ToxicAttributes attributes, double toxicity) {
        toxic.update(attributes, toxicity);
        witness.updating(toxic);
        relays.change(relay -> relay.updated(toxic));
    }

    synchronized void remove(Toxic toxic) {
        remove(toxic, false);
    }

    synchronized void removeAll() {
        List<Healed> healed = live.stream()
                .flatMap(toxic -> witness.removing(toxic, false).stream())
                .toList();
        live = List.of();
        endLeases();
        follow(healed);
    }

    /** Renews every lease and says how many there are. */
    synchronized int renewAll() {
        leases.values().forEach(Lease::renew);
        return leases.size();
    }

    /** Renews the lease of one toxic; false when there is no such toxic any more. */
    synchronized boolean renew(String name) {
        return find(name).flatMap(this::leaseOf).filter(Lease::renew).isPresent();
    }

    synchronized Optional<Lease> leaseOf(Toxic toxic) {
        return Optional.ofNullable(leases.get(toxic));
    }

    /** All in their order, each with the term of its lease. */
    synchronized List<LeasedToxic> leased() {
        return live.stream()
                .map(toxic -> new LeasedToxic(toxic, leaseOf(toxic).map(Lease::term)))
                .toList();
    }

    /** No lease lapses any more: the proxy is gone. */
    synchronized void endLeases() {
        leases.values().forEach(Lease::end);
        leases.clear();
    }

    private void remove(Toxic toxic, boolean hasLapsed) {
        if (!live.contains(toxic)) {
            return;
        }
        live = live.stream().filter(other -> other != toxic).toList();
        Lease lease = leases.remove(toxic);
        if (lease != null) {
            lease.end();
        }
        follow(witness.removing(toxic, hasLapsed));
    }

    private synchronized void lapsed(Toxic toxic) {
        if (!leases.containsKey(toxic)) {
            return;
        }
        LOG.warn("proxy {}: the lease of toxic {} lapsed, removing it", proxy, toxic.name());
        counts.lapsed();
        try {
            remove(toxic, true);
        } catch (RuntimeException e) {
            // Each event loop has been told, and does it once it comes round.
            LOG.error("proxy {}: toxic {} is not off every connection yet", proxy, toxic.name(), e);
        }
    }

    private void follow(List<Healed> healed) {
        List<Toxic> current = live;
        relays.change(loop -> witness.gone(healed, loop), relay -> relay.follow(current));
    }
}
