package io.ridethrough.faults.proxy.events;

import java.util.Optional;

/**
 * Something that happened at a proxy. Connections are numbered from 1, proxy by proxy.
 *
 * <p>Times are nanoseconds since the Unix epoch: the server's clock, read once at its start and carried on by the
 * monotonic one, so that they never go backwards. Events of different threads may be told some microseconds out of order.
 */
public sealed interface ProxyEvent {

    /** When it happened, in nanoseconds since the Unix epoch. */
    long atNanos();

    /** The proxy's name. */
    String proxy();

    /** What happened, as the stream of events spells it, such as {@code connection_opened}. */
    String word();

    /** A client was accepted; the upstream is dialled next. */
    record ConnectionOpened(long atNanos, String proxy, long connection) implements ProxyEvent {
        @Override
        public String word() {
            return "connection_opened";
        }
    }

    /** The upstream refused, or did not answer within the dial's limit; the connection closes next. */
    record ConnectionRefused(long atNanos, String proxy, long connection) implements ProxyEvent {
        @Override
        public String word() {
            return "connection_refused";
        }
    }

    /** A client was reset on arrival, because too many were connected. */
    record ConnectionOverLimit(long atNanos, String proxy) implements ProxyEvent {
        @Override
        public String word() {
            return "connection_over_limit";
        }
    }

    /**
     * A connection is over, for whatever reason; each that was opened closes once.
     *
     * @param bytesUp what the client had sent
     * @param bytesDown what the upstream had sent
     */
    record ConnectionClosed(long atNanos, String proxy, long connection, long bytesUp, long bytesDown)
            implements ProxyEvent {
        @Override
        public String word() {
            return "connection_closed";
        }
    }

    /**
     * The head of an HTTP request is complete.
     *
     * @param point the value of the proxy's point header, empty when absent
     */
    record Attempt(long atNanos, String proxy, long connection, String point) implements ProxyEvent {
        @Override
        public String word() {
            return "attempt";
        }
    }

    /**
     * The proxy's toxics change. What is added may act, and what goes may cease to act, from this instant on.
     *
     * @param type such as {@code latency}
     * @param stream {@code upstream} or {@code downstream}
     */
    record ToxicChanged(long atNanos, String proxy, String toxic, String type, String stream, Change change)
            implements ProxyEvent {
        @Override
        public String word() {
            return "toxic_" + change.word();
        }
    }

    /** What becomes of a toxic. */
    enum Change {
        ADDED("added"),
        UPDATED("updated"),
        REMOVED("removed"),
        /** Removed because nobody renewed its lease. */
        LAPSED("lapsed");

        private final String word;

        Change(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Connections are refused from now on. */
    record OutageBegan(long atNanos, String proxy) implements ProxyEvent {
        @Override
        public String word() {
            return "outage_began";
        }
    }

    /**
     * Connections are accepted again.
     *
     * @param hasLapsed whether that is because nobody renewed the outage's lease
     */
    record OutageEnded(long atNanos, String proxy, boolean hasLapsed) implements ProxyEvent {
        @Override
        public String word() {
            return hasLapsed ? "outage_lapsed" : "outage_ended";
        }
    }

    /**
     * A toxic acts on traffic for the first time since it was added, or an outage closes its first live connection.
     * Connections that the kernel refuses during an outage are seen by nobody.
     *
     * @param toxic its name, empty for an outage
     */
    record FirstAffected(long atNanos, String proxy, Optional<String> toxic) implements ProxyEvent {
        @Override
        public String word() {
            return "first_affected";
        }
    }

    /**
     * A byte passes unaffected for the first time since a toxic went or an outage ended: in the toxic's direction one that
     * it had held or one that comes later, after an outage the first of either direction. Other toxics may yet act on it.
     *
     * @param toxic its name, empty for an outage
     */
    record FirstFree(long atNanos, String proxy, Optional<String> toxic) implements ProxyEvent {
        @Override
        public String word() {
            return "first_free";
        }
    }
}
