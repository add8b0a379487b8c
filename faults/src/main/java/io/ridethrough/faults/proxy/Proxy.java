package io.ridethrough.faults.proxy;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.ridethrough.faults.proxy.events.Healed;
import io.ridethrough.faults.proxy.events.Witness;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.Toxic;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One proxy: a listener, its live connections and the faults on it, each with a lease. Changes are made one at a time,
 * from any thread but an event loop, and are in force on every live connection when the method returns.
 */
final class Proxy {
    /** How many toxics a proxy can have. */
    static final int MAX_TOXICS = 64;

    /** How long the event loops may take to put a change into force, on thousands of connections and a busy machine. */
    private static final Duration CHANGE_LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    private final ProxyContext context;
    private final String name;
    private final String upstreamText;
    private final InetSocketAddress upstream;
    private final boolean isHttp;
    private final String pointHeader;
    private final Traffic traffic = new Traffic();
    private final FaultCounts faultCounts = new FaultCounts();
    private final Witness witness;
    private final Listener listener;
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private final AtomicLong ordinal = new AtomicLong();
    private final Map<Toxic, Lease> leases = new HashMap<>();
    private @Nullable Lease outageLease;
    private volatile List<Toxic> toxics = List.of();
    private volatile boolean isEnabled;
    private volatile String listenText;
    private volatile long closedByOutage;

    Proxy(ProxyContext context, ProxyDefinition definition) {
        this.context = context;
        this.name = definition.name();
        this.upstreamText = definition.upstream();
        this.upstream =
                HostPort.resolve(definition.upstream(), context.settings().isLoopbackOnly());
        this.listenText = definition.listen();
        this.isHttp = definition.isHttp();
        this.pointHeader = definition.pointHeader();
        this.witness = new Witness(name, context.events());
        this.listener = new Listener(
                context.relays(),
                HostPort.resolve(definition.listen(), context.settings().isLoopbackOnly()),
                new Accepting());
    }

    String name() {
        return name;
    }

    boolean isHttp() {
        return isHttp;
    }

    String pointHeader() {
        return pointHeader;
    }

    Traffic traffic() {
        return traffic;
    }

    FaultCounts faultCounts() {
        return faultCounts;
    }

    Witness witness() {
        return witness;
    }

    List<Toxic> toxics() {
        return toxics;
    }

    boolean isEnabled() {
        return isEnabled;
    }

    /** How many live connections the latest outage closed. */
    long closedByOutage() {
        return closedByOutage;
    }

    /** As it is now: where it has listened, {@code listen} is that address, port included. */
    synchronized ProxyDefinition definition() {
        return new ProxyDefinition(
                name,
                listenText,
                upstreamText,
                isEnabled,
                isHttp,
                pointHeader,
                outageLease().map(Lease::term));
    }

    /** Whether a definition, with its names resolved, relays between the same addresses and in the same way. */
    boolean isAs(ProxyDefinition definition) {
        return listensAt(definition)
                && upstream.equals(resolve(definition.upstream()))
                && isHttp == definition.isHttp()
                && pointHeader.equals(definition.pointHeader());
    }

    boolean listensAt(ProxyDefinition definition) {
        return address().equals(resolve(definition.listen()));
    }

    synchronized InetSocketAddress address() {
        return listener.address();
    }

    Toxic toxic(String toxicName) {
        return findToxic(toxicName).orElseThrow(ProxyRequestException::noToxic);
    }

    /** Listens, where it does not yet. */
    synchronized void enable() {
        enable(false);
    }

    private void enable(boolean hasLapsed) {
        boolean endsOutage = outageLease != null;
        if (!isEnabled) {
            if (endsOutage) {
                List<Healed> healed = witness.endingOutage();
                context.relays().forEach(loop -> witness.gone(healed, loop));
            }
            // Before the listener: a connection accepted at once must not find a disabled proxy.
            isEnabled = true;
            try {
                listener.open();
                listenText = HostPort.format(listener.address());
            } catch (RuntimeException e) {
                isEnabled = false;
                witness.outageGoesOn();
                throw e;
            }
        }
        if (outageLease != null) {
            outageLease.end();
            outageLease = null;
        }
        if (endsOutage) {
            witness.outageEnded(hasLapsed);
        }
    }

    /**
     * Refuses connections and closes those there are. Where that holds already, the lease asked for counts only if it ends
     * later: one runner's outage does not shorten another's.
     *
     * @param lease empty for the server's own
     */
    synchronized void disable(Optional<Duration> lease) {
        if (!isEnabled && outageLease != null) {
            lease.ifPresent(this::prolong);
            return;
        }
        isEnabled = false;
        AtomicLong closed = new AtomicLong();
        outageLease = started(lease, this::outageLapsed);
        listener.shut();
        faultCounts.applied(FaultCounts.OUTAGE);
        witness.outageBegan();
        onRelays(relay -> {
            if (!relay.isOver()) {
                closed.incrementAndGet();
                witness.outageClosesConnection();
                relay.close();
            }
        });
        closedByOutage = closed.get();
    }

    synchronized void add(LeasedToxic added) {
        Toxic toxic = added.toxic();
        if (findToxic(toxic.name()).isPresent()) {
            throw ProxyRequestException.toxicExists();
        }
        if (!isHttp && ToxicTypes.of(toxic.attributes()).needsHttp()) {
            throw new ProxyRequestException(
                    400, toxic.attributes().type() + " acts on HTTP: create the proxy with \"http\": true");
        }
        if (toxics.size() >= MAX_TOXICS) {
            throw ProxyRequestException.tooManyToxics();
        }
        faultCounts.applied(toxic.attributes().type());
        // Before the list: a connection that is new now would take the toxic from there.
        witness.adding(toxic);
        List<Toxic> more = new ArrayList<>(toxics);
        more.add(toxic);
        toxics = List.copyOf(more);
        leases.put(toxic, started(added.lease(), lapsed -> toxicLapsed(toxic)));
        follow(List.of());
    }

    synchronized void update(Toxic toxic, ToxicAttributes attributes, double toxicity) {
        toxic.update(attributes, toxicity);
        witness.updating(toxic);
        onRelays(relay -> relay.updated(toxic));
    }

    synchronized void remove(Toxic toxic) {
        remove(toxic, false);
    }

    private void remove(Toxic toxic, boolean hasLapsed) {
        if (!toxics.contains(toxic)) {
            return;
        }
        toxics = toxics.stream().filter(other -> other != toxic).toList();
        Lease lease = leases.remove(toxic);
        if (lease != null) {
            lease.end();
        }
        follow(witness.removing(toxic, hasLapsed));
    }

    /** Enables the proxy and removes its toxics. */
    synchronized void heal() {
        List<Healed> healed = toxics.stream()
                .flatMap(toxic -> witness.removing(toxic, false).stream())
                .toList();
        toxics = List.of();
        leases.values().forEach(Lease::end);
        leases.clear();
        follow(healed);
        enable();
    }

    /** Renews the lease of every fault and says how many there are. */
    synchronized int renew() {
        leases.values().forEach(Lease::renew);
        if (outageLease != null) {
            outageLease.renew();
        }
        return leases.size() + (outageLease == null ? 0 : 1);
    }

    /** Renews the lease of one toxic; false when there is no such toxic any more. */
    synchronized boolean renew(String toxicName) {
        return findToxic(toxicName).flatMap(this::leaseOf).filter(Lease::renew).isPresent();
    }

    /** Renews the lease of an outage; false when there is none any more. */
    synchronized boolean renewOutage() {
        return outageLease().filter(Lease::renew).isPresent();
    }

    synchronized Optional<Lease> leaseOf(Toxic toxic) {
        return Optional.ofNullable(leases.get(toxic));
    }

    synchronized Optional<Lease> outageLease() {
        return Optional.ofNullable(outageLease);
    }

    /** The toxics in their order, each with the term of its lease. */
    synchronized List<LeasedToxic> leasedToxics() {
        return toxics.stream()
                .map(toxic -> new LeasedToxic(toxic, leaseOf(toxic).map(Lease::term)))
                .toList();
    }

    /** Closes the listener and all connections for good. */
    synchronized void close() {
        isEnabled = false;
        leases.values().forEach(Lease::end);
        leases.clear();
        if (outageLease != null) {
            outageLease.end();
            outageLease = null;
        }
        try {
            listener.close();
        } finally {
            onRelays(Relay::close);
        }
    }

    /** On the connection's event loop. */
    void attempted(long connection, String point) {
        traffic.attempted();
        witness.attempted(connection, point);
        context.attempted(name, point);
    }

    /** On the connection's event loop. */
    void finished(Relay relay) {
        if (relays.remove(relay)) {
            traffic.closed();
            witness.closed(
                    relay.ordinal(),
                    relay.pipe(Direction.UPSTREAM).receivedBytes(),
                    relay.pipe(Direction.DOWNSTREAM).receivedBytes());
        }
    }

    private InetSocketAddress resolve(String address) {
        return HostPort.resolve(address, context.settings().isLoopbackOnly());
    }

    private Optional<Toxic> findToxic(String toxicName) {
        return toxics.stream().filter(toxic -> toxic.name().equals(toxicName)).findFirst();
    }

    private synchronized void outageLapsed(Lease lapsed) {
        if (outageLease != lapsed) {
            // That outage was healed meanwhile; the one in force has a lease of its own.
            return;
        }
        LOG.warn("proxy {}: the lease of its outage lapsed, enabling it", name);
        faultCounts.lapsed();
        try {
            enable(true);
        } catch (RuntimeException e) {
            LOG.error("proxy {}: cannot be enabled, trying again after another lease", name, e);
            outageLease = started(Optional.of(lapsed.term()), this::outageLapsed);
        }
    }

    private void prolong(Duration term) {
        Lease held = outageLease;
        if (held != null && !held.isEndless() && (term.isZero() || term.compareTo(held.left()) > 0)) {
            held.end();
            outageLease = started(Optional.of(term), this::outageLapsed);
        }
    }

    private Lease started(Optional<Duration> term, Consumer<Lease> lapse) {
        Lease lease = context.newLease(term, lapse);
        lease.start();
        return lease;
    }

    private synchronized void toxicLapsed(Toxic toxic) {
        if (leases.containsKey(toxic)) {
            LOG.warn("proxy {}: the lease of toxic {} lapsed, removing it", name, toxic.name());
            faultCounts.lapsed();
            try {
                remove(toxic, true);
            } catch (RuntimeException e) {
                // Each event loop has been told, and does it once it comes round.
                LOG.error("proxy {}: toxic {} is not off every connection yet", name, toxic.name(), e);
            }
        }
    }

    private void follow(List<Healed> healed) {
        List<Toxic> current = toxics;
        onLoops(loop -> witness.gone(healed, loop), relay -> relay.follow(current));
    }

    private void onRelays(Consumer<Relay> action) {
        onLoops(loop -> {}, action);
    }

    private void onLoops(Consumer<EventExecutor> first, Consumer<Relay> action) {
        List<Future<?>> pending = new ArrayList<>();
        for (EventExecutor loop : context.relays()) {
            pending.add(loop.submit(() -> {
                first.accept(loop);
                relays.stream().filter(relay -> relay.eventLoop() == loop).forEach(action);
            }));
        }
        for (Future<?> change : pending) {
            if (!change.awaitUninterruptibly(CHANGE_LIMIT.toMillis())) {
                throw new IllegalStateException("proxy " + name + ": not in force after " + CHANGE_LIMIT);
            }
            if (change.cause() != null) {
                throw new IllegalStateException("proxy " + name + ": a change failed", change.cause());
            }
        }
    }

    /** Takes each connection that the listener accepts, on the event loop that it stays on. */
    private final class Accepting extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel client) {
            FaultProxySettings settings = context.settings();
            if (!traffic.opened(settings.maxConnections())) {
                witness.overLimit();
                Relay.lingerZero(client);
                Relay.closeSocket(client);
                return;
            }
            long connection = ordinal.incrementAndGet();
            long seed = settings.seed() * 31 * 31 + name.hashCode() * 31L + connection;
            Relay relay = new Relay(Proxy.this, client, settings, connection, seed);
            relays.add(relay);
            witness.opened(connection);
            // Looked at after the relay is in the set: an outage either finds it there or is seen here.
            if (isEnabled) {
                relay.start(upstream);
            } else {
                witness.outageClosesConnection();
                relay.close();
            }
        }
    }
}
