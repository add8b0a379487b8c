package io.ridethrough.faults;

import java.util.List;

/** One live fault. Closing it heals it, on every exit path; closing it again does nothing. */
public interface Injection extends AutoCloseable {

    /** The name of the proxy whose traffic the fault breaks. */
    String proxy();

    Fault fault();

    /** The names of the toxics that it is made of; none for an outage or for what no proxy does. */
    default List<String> toxics() {
        return List.of();
    }

    /**
     * How many requests the fault has touched so far (connections, where no HTTP is spoken), or -1 when that cannot be
     * counted. Talks to the proxy while the fault lives; after {@link #close()} it is the last count before healing.
     */
    long touched();

    /** Whether the fault was found to have ended before it was healed, by a lease that lapsed or a stranger's hand. */
    default boolean hasLapsed() {
        return false;
    }

    /**
     * Heals the fault over the network.
     *
     * @throws InjectionException when the fault may still be in place; closing again tries again
     */
    @Override
    void close();
}
