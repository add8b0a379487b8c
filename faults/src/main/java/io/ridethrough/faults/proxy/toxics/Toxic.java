package io.ridethrough.faults.proxy.toxics;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** A toxic as installed on a proxy, shared by all of the proxy's connections. Safe for use by many threads. */
public final class Toxic {
    private static final long NEVER = Long.MIN_VALUE;
    private static final LongSupplier NOBODY = () -> NEVER;

    private final String name;
    private final Direction direction;
    private final LongAdder touched = new LongAdder();
    private volatile ToxicAttributes attributes;
    private volatile double toxicity;
    private final AtomicReference<LongSupplier> watcher = new AtomicReference<>(NOBODY);
    private volatile long firstTouchNanos = NEVER;

    /** @param toxicity the share of connections, 0 to 1, that the toxic applies to */
    public Toxic(String name, Direction direction, ToxicAttributes attributes, double toxicity) {
        this.name = name;
        this.direction = direction;
        this.attributes = attributes;
        this.toxicity = toxicity;
    }

    public String name() {
        return name;
    }

    public Direction direction() {
        return direction;
    }

    public ToxicAttributes attributes() {
        return attributes;
    }

    public double toxicity() {
        return toxicity;
    }

    /** Changes what the toxic does from the next chunk on; attributes of another type are refused. */
    public void update(ToxicAttributes newAttributes, double newToxicity) {
        if (newAttributes.getClass() != attributes.getClass()) {
            throw new IllegalArgumentException("toxic " + name + " is of type " + attributes.type());
        }
        attributes = newAttributes;
        toxicity = newToxicity;
    }

    /** Whether another toxic has the same name and does the same. */
    public boolean isAs(Toxic other) {
        return name.equals(other.name)
                && direction == other.direction
                && attributes.equals(other.attributes)
                && toxicity == other.toxicity;
    }

    /** How many requests it has touched (connections, where no HTTP is spoken). */
    public long touched() {
        return touched.sum();
    }

    /** Counts a request (or a connection) as touched. */
    public void touch() {
        touched.increment();
        if (watcher.get() != NOBODY) {
            LongSupplier told = watcher.getAndSet(NOBODY);
            if (told != NOBODY) {
                firstTouchNanos = told.getAsLong();
            }
        }
    }

    /**
     * Has somebody told, once, of the first touch; nobody when there was one, as of a toxic whose proxy has moved.
     *
     * @param newWatcher says when that is, in nanoseconds since the Unix epoch; called on an event loop
     */
    public void watchFirstTouch(LongSupplier newWatcher) {
        if (firstTouchNanos == NEVER) {
            watcher.set(newWatcher);
        }
    }

    /** When the watched first touch was, in nanoseconds since the Unix epoch; empty while there was none. */
    public OptionalLong firstTouchNanos() {
        long nanos = firstTouchNanos;
        return nanos == NEVER ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    Stage newStage(Line line) {
        ToxicAttributes current = attributes;
        // Java 17 has no pattern switch; the interface is sealed, so that the last case is the only one left.
        if (current instanceof NetworkAttributes.Latency) {
            return new LatencyStage(this, line);
        }
        if (current instanceof NetworkAttributes.Timeout) {
            return new TimeoutStage(this, line);
        }
        if (current instanceof NetworkAttributes.ResetPeer) {
            return new ResetPeerStage(this, line);
        }
        if (current instanceof NetworkAttributes.Bandwidth) {
            return new BandwidthStage(this, line);
        }
        if (current instanceof NetworkAttributes.SlowClose) {
            return new SlowCloseStage(this, line);
        }
        if (current instanceof NetworkAttributes.Slicer) {
            return new SlicerStage(this, line);
        }
        if (current instanceof NetworkAttributes.LimitData) {
            return new LimitDataStage(this, line);
        }
        throw new IllegalStateException("no stage for bytes does what " + current.type() + " does");
    }
}
