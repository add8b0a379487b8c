package io.ridethrough.faults.proxy.toxics;

/** What a toxic does, in Toxiproxy's words and units. Values are checked where they enter, at the API. */
public sealed interface ToxicAttributes {

    /** Toxiproxy's name of the type. */
    String type();

    /** Delays every chunk by {@code latencyMillis}, give or take up to {@code jitterMillis}. */
    record Latency(long latencyMillis, long jitterMillis) implements ToxicAttributes {
        @Override
        public String type() {
            return "latency";
        }
    }

    /** Drops every byte; closes the connection after {@code timeoutMillis}, or never when that is 0. */
    record Timeout(long timeoutMillis) implements ToxicAttributes {
        @Override
        public String type() {
            return "timeout";
        }
    }

    /** Drops every byte and resets the connection {@code timeoutMillis} after the first. */
    record ResetPeer(long timeoutMillis) implements ToxicAttributes {
        @Override
        public String type() {
            return "reset_peer";
        }
    }

    /** Lets {@code kilobytesPerSecond} pass on each connection, 1 kB being 1000 bytes; 0 stalls it. */
    record Bandwidth(long kilobytesPerSecond) implements ToxicAttributes {
        @Override
        public String type() {
            return "bandwidth";
        }
    }
}
