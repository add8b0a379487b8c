package io.ridethrough.faults.proxy;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A proxy's live connections. A change reaches each of them on its own event loop. Safe for use by many threads. */
final class Relays {
    /** How long the event loops may take to put a change into force, on thousands of connections and a busy machine. */
    private static final Duration CHANGE_LIMIT = Duration.ofSeconds(10);

    private final String proxy;
    private final Iterable<EventExecutor> loops;
    private final Set<Relay> live = ConcurrentHashMap.newKeySet();

    Relays(String proxy, Iterable<EventExecutor> loops) {
        this.proxy = proxy;
        this.loops = loops;
    }

    void add(Relay relay) {
        live.add(relay);
    }

    /** Forgets a connection; false when that has happened before. */
    boolean remove(Relay relay) {
        return live.remove(relay);
    }

    /** As {@link #change(Consumer, Consumer)}, with nothing to do before. */
    void change(Consumer<Relay> action) {
        change(loop -> {}, action);
    }

    /**
     * Does something on every event loop, and then to each of its connections; returns when all is done. A connection
     * that fails to change is reset: it must not go on with a fault that is gone, or without one that is there.
     *
     * @throws IllegalStateException when an event loop has not come round within {@link #CHANGE_LIMIT}, which it still
     *     will, or when a connection failed
     */
    void change(Consumer<EventExecutor> first, Consumer<Relay> action) {
        List<Future<@Nullable RuntimeException>> pending = new ArrayList<>();
        for (EventExecutor loop : loops) {
            pending.add(loop.submit(() -> {
                first.accept(loop);
                return changeAll(loop, action);
            }));
        }
        for (Future<@Nullable RuntimeException> change : pending) {
            if (!change.awaitUninterruptibly(CHANGE_LIMIT.toMillis())) {
                throw new IllegalStateException("proxy " + proxy + ": not in force after " + CHANGE_LIMIT);
            }
            Throwable cause = change.isSuccess() ? change.getNow() : change.cause();
            if (cause != null) {
                throw new IllegalStateException("proxy " + proxy + ": a change failed", cause);
            }
        }
    }

    private @Nullable RuntimeException changeAll(EventExecutor loop, Consumer<Relay> action) {
        RuntimeException failure = null;
        for (Relay relay : live) {
            if (relay.eventLoop() == loop) {
                try {
                    action.accept(relay);
                } catch (RuntimeException e) {
                    failure = e;
                    relay.reset();
                }
            }
        }
        return failure;
    }
}
