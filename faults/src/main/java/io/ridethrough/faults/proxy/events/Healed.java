package io.ridethrough.faults.proxy.events;

import io.netty.util.concurrent.EventExecutor;
import io.ridethrough.faults.proxy.toxics.Direction;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A fault that is gone, of which no free byte was seen yet. It goes event loop by event loop: a byte on a loop where it is
 * still in force says nothing.
 */
public final class Healed {
    private final Optional<String> toxic;
    private final Optional<Direction> direction;
    private final Set<EventExecutor> goneFrom = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isSeen = new AtomicBoolean();

    /**
     * @param toxic its name, empty for an outage
     * @param direction of the bytes that it acted on, empty for both
     */
    Healed(Optional<String> toxic, Optional<Direction> direction) {
        this.toxic = toxic;
        this.direction = direction;
    }

    Optional<String> toxic() {
        return toxic;
    }

    void goneFrom(EventExecutor loop) {
        goneFrom.add(loop);
    }

    /** Whether a byte is the first free one; true once. */
    boolean isFreed(Direction passing, EventExecutor loop) {
        return (direction.isEmpty() || direction.get() == passing)
                && goneFrom.contains(loop)
                && isSeen.compareAndSet(false, true);
    }
}
