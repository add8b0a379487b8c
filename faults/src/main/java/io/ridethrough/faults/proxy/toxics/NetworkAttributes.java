package io.ridethrough.faults.proxy.toxics;

/** What Toxiproxy's own toxics do, to bytes of any protocol. */
public sealed interface NetworkAttributes extends ToxicAttributes {

    /** Delays every chunk. */
    record Latency(Delay delay) implements NetworkAttributes {
        @Override
        public String type() {
            return "latency";
        }
    }

    /** Drops every byte; closes the connection after {@code timeoutMillis}, or never when that is 0. */
    record Timeout(long timeoutMillis) implements NetworkAttributes {
        @Override
        public String type() {
            return "timeout";
        }
    }

    /** Drops every byte and resets the connection {@code timeoutMillis} after the first. */
    record ResetPeer(long timeoutMillis) implements NetworkAttributes {
        @Override
        public String type() {
            return "reset_peer";
        }
    }

    /** Lets {@code kilobytesPerSecond} pass on each connection, 1 kB being 1000 bytes; 0 stalls it. */
    record Bandwidth(long kilobytesPerSecond) implements NetworkAttributes {
        @Override
        public String type() {
            return "bandwidth";
        }
    }

    /** Delays the end of the stream by {@code delayMillis}. */
    record SlowClose(long delayMillis) implements NetworkAttributes {
        @Override
        public String type() {
            return "slow_close";
        }
    }

    /** Cuts chunks into slices of {@code averageBytes}, give or take {@code variationBytes}, {@code delayMicros} apart; an average of 0 cuts nothing. */
    record Slicer(long averageBytes, long variationBytes, long delayMicros) implements NetworkAttributes {
        @Override
        public String type() {
            return "slicer";
        }
    }

    /** Ends the connection in an orderly way once {@code bytes} have passed. */
    record LimitData(long bytes) implements NetworkAttributes {
        @Override
        public String type() {
            return "limit_data";
        }
    }
}
