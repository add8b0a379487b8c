package io.ridethrough.faults.proxy.events;

import io.netty.util.concurrent.EventExecutor;
import io.ridethrough.faults.proxy.events.ProxyEvent.Change;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees what happens at one proxy and tells it. While nobody listens it does next to nothing. Safe for use by many
 * threads.
 */
public final class Witness {
    /** How many healed faults are waited for to let a byte pass; the oldest is given up for another. */
    static final int MAX_HEALED = 64;

    private final String proxy;
    private final Events events;
    private final AtomicBoolean isOutageUnfelt = new AtomicBoolean();
    /** Changed under the lock alone; empty nearly always, which is all that traffic looks at. */
    private volatile List<Healed> healed = List.of();

    public Witness(String proxy, Events events) {
        this.proxy = proxy;
        this.events = events;
    }

    public void opened(long connection) {
        if (events.isHeard()) {
            events.tell(new ProxyEvent.ConnectionOpened(events.nowNanos(), proxy, connection));
        }
    }

    public void refused(long connection) {
        if (events.isHeard()) {
            events.tell(new ProxyEvent.ConnectionRefused(events.nowNanos(), proxy, connection));
        }
    }

    public void overLimit() {
        if (events.isHeard()) {
            events.tell(new ProxyEvent.ConnectionOverLimit(events.nowNanos(), proxy));
        }
    }

    public void closed(long connection, long bytesUp, long bytesDown) {
        if (events.isHeard()) {
            events.tell(new ProxyEvent.ConnectionClosed(events.nowNanos(), proxy, connection, bytesUp, bytesDown));
        }
    }

    public void attempted(long connection, String point) {
        if (events.isHeard()) {
            events.tell(new ProxyEvent.Attempt(events.nowNanos(), proxy, connection, point));
        }
    }

    /** A toxic is about to be in force: from now on its first act is watched for. */
    public void adding(Toxic toxic) {
        // A namesake that went and let no byte pass until now is never free.
        giveUpAll(Optional.of(toxic.name()));
        changed(toxic, Change.ADDED);
        toxic.watchFirstTouch(() -> {
            long nowNanos = events.nowNanos();
            if (events.isHeard()) {
                events.tell(new ProxyEvent.FirstAffected(nowNanos, proxy, Optional.of(toxic.name())));
            }
            return nowNanos;
        });
    }

    public void updating(Toxic toxic) {
        changed(toxic, Change.UPDATED);
    }

    /** A toxic is about to go; what is returned goes from each event loop with it. */
    public List<Healed> removing(Toxic toxic, boolean hasLapsed) {
        changed(toxic, hasLapsed ? Change.LAPSED : Change.REMOVED);
        return await(Optional.of(toxic.name()), Optional.of(toxic.direction()));
    }

    public void outageBegan() {
        giveUpAll(Optional.empty());
        if (events.isHeard()) {
            events.tell(new ProxyEvent.OutageBegan(events.nowNanos(), proxy));
        }
        // Last: its effects are told after its beginning.
        isOutageUnfelt.set(true);
    }

    /** A live connection closes because of an outage. */
    public void outageClosesConnection() {
        if (isOutageUnfelt.compareAndSet(true, false) && events.isHeard()) {
            events.tell(new ProxyEvent.FirstAffected(events.nowNanos(), proxy, Optional.empty()));
        }
    }

    /** Connections are about to be accepted again; what is returned goes from each event loop before that. */
    public List<Healed> endingOutage() {
        return await(Optional.empty(), Optional.empty());
    }

    /** Connections cannot be accepted after all. */
    public void outageGoesOn() {
        giveUpAll(Optional.empty());
    }

    public void outageEnded(boolean hasLapsed) {
        if (events.isHeard()) {
            events.tell(new ProxyEvent.OutageEnded(events.nowNanos(), proxy, hasLapsed));
        }
    }

    /** From now on, bytes on that event loop are free of these faults. */
    public void gone(List<Healed> faults, EventExecutor loop) {
        faults.forEach(fault -> fault.goneFrom(loop));
    }

    /** Bytes arrive from one side, or leave to the other, on their connection's event loop. */
    public void passing(Direction direction, EventExecutor loop) {
        List<Healed> awaited = healed;
        if (awaited.isEmpty()) {
            return;
        }
        for (Healed fault : awaited) {
            if (fault.isFreed(direction, loop)) {
                giveUp(fault);
                events.tell(new ProxyEvent.FirstFree(events.nowNanos(), proxy, fault.toxic()));
            }
        }
    }

    private void changed(Toxic toxic, Change change) {
        if (events.isHeard()) {
            events.tell(new ProxyEvent.ToxicChanged(
                    events.nowNanos(),
                    proxy,
                    toxic.name(),
                    toxic.attributes().type(),
                    toxic.direction().wireName(),
                    change));
        }
    }

    private synchronized List<Healed> await(Optional<String> toxic, Optional<Direction> direction) {
        if (!events.isHeard()) {
            return List.of();
        }
        Healed fault = new Healed(toxic, direction);
        List<Healed> more = new ArrayList<>(healed);
        if (more.size() >= MAX_HEALED) {
            more.remove(0);
        }
        more.add(fault);
        healed = List.copyOf(more);
        return List.of(fault);
    }

    private synchronized void giveUpAll(Optional<String> toxic) {
        healed = healed.stream().filter(other -> !other.toxic().equals(toxic)).toList();
    }

    private synchronized void giveUp(Healed fault) {
        healed = healed.stream().filter(other -> other != fault).toList();
    }
}
