package io.ridethrough.faults.proxy.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a server's listeners what happens. Whoever has something to tell asks {@link #isHeard} first, so that an event
 * nobody listens for is not even made. Safe for use by many threads.
 */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final EventClock clock;
    private final List<ProxyEventListener> listeners = new CopyOnWriteArrayList<>();

    public Events(EventClock clock) {
        this.clock = clock;
    }

    public boolean isHeard() {
        return !listeners.isEmpty();
    }

    /** Nanoseconds since the Unix epoch. */
    public long nowNanos() {
        return clock.epochNanos();
    }

    public void add(ProxyEventListener listener) {
        listeners.add(listener);
    }

    public void remove(ProxyEventListener listener) {
        listeners.remove(listener);
    }

    void tell(ProxyEvent event) {
        for (ProxyEventListener listener : listeners) {
            try {
                listener.onEvent(event);
            } catch (RuntimeException e) {
                LOG.error("proxy {}: a listener failed on {}", event.proxy(), event.word(), e);
            }
        }
    }
}
