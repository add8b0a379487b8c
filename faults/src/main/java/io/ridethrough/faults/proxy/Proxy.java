package io.ridethrough.faults.proxy;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.ridethrough.faults.proxy.events.Witness;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** One proxy: a listener, its live connections and the faults on it. Safe for use by many threads. */
final class Proxy {
    private final ProxyContext context;
    private final String name;
    private final String listenText;
    private final String upstreamText;
    private final InetSocketAddress upstream;
    private final boolean isHttp;
    private final String pointHeader;
    private final Traffic traffic = new Traffic();
    private final FaultCounts faultCounts = new FaultCounts();
    private final Witness witness;
    private final Relays relays;
    private final ProxyToxics toxics;
    private final Outage outage;
    private final AtomicLong ordinal = new AtomicLong();

    Proxy(ProxyContext context, ProxyDefinition definition) {
        this.context = context;
        this.name = definition.name();
        this.listenText = definition.listen();
        this.upstreamText = definition.upstream();
        this.upstream = resolve(upstreamText);
        this.isHttp = definition.isHttp();
        this.pointHeader = definition.pointHeader();
        this.witness = new Witness(name, context.events());
        this.relays = new Relays(name, context.relays());
        this.toxics = new ProxyToxics(name, isHttp, context, relays, witness, faultCounts);
        Listener listener = new Listener(context.relays(), resolve(listenText), new Accepting());
        this.outage = new Outage(name, context, listener, relays, witness, faultCounts);
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

    ProxyToxics toxics() {
        return toxics;
    }

    Outage outage() {
        return outage;
    }

    ProxyCounters counters() {
        return traffic.counters(toxics.all());
    }

    /** As it is now: where it has listened, {@code listen} is that address, port included. */
    ProxyDefinition definition() {
        boolean hasListened = outage.isEnabled() || outage.lease().isPresent();
        return new ProxyDefinition(
                name,
                hasListened ? HostPort.format(outage.address()) : listenText,
                upstreamText,
                outage.isEnabled(),
                isHttp,
                pointHeader,
                outage.lease().map(Lease::term));
    }

    /** Whether a definition, with its names resolved, relays between the same addresses and in the same way. */
    boolean isAs(ProxyDefinition definition) {
        return listensAt(definition)
                && upstream.equals(resolve(definition.upstream()))
                && isHttp == definition.isHttp()
                && pointHeader.equals(definition.pointHeader());
    }

    boolean listensAt(ProxyDefinition definition) {
        return outage.address().equals(resolve(definition.listen()));
    }

    Toxic toxic(String toxicName) {
        return toxics.find(toxicName).orElseThrow(ProxyRequestException::noToxic);
    }

    /** Listens, where it does not yet. */
    void enable() {
        outage.end();
    }

    /** A proxy that was never enabled stays so: it is meant to be, and nobody broke it. */
    void leaveOff() {}

    /** Removes its toxics and enables it. */
    void heal() {
        try {
            toxics.removeAll();
        } finally {
            outage.end();
        }
    }

    /** Renews the lease of every fault and says how many there are. */
    int renew() {
        return toxics.renewAll() + (outage.renew() ? 1 : 0);
    }

    /** Closes the listener and all connections for good. */
    void close() {
        toxics.endLeases();
        try {
            outage.close();
        } finally {
            relays.change(Relay::close);
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
            Relay relay;
            try {
                relay = new Relay(Proxy.this, client, settings, connection, seed);
            } catch (RuntimeException e) {
                // No open file is left for the upstream's socket: the client is closed, and must not count for ever.
                traffic.closed();
                throw e;
            }
            relays.add(relay);
            witness.opened(connection);
            // Looked at after the relay is in the set: an outage either finds it there or is seen here.
            if (outage.isEnabled()) {
                relay.start(upstream);
            } else {
                witness.outageClosesConnection();
                relay.close();
            }
        }
    }
}
