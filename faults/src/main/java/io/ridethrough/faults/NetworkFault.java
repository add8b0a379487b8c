package io.ridethrough.faults;

import java.time.Duration;

/** A way in which a network or a process at its other end fails, whatever protocol is spoken over it. */
public sealed interface NetworkFault extends Fault {

    /** Every answer is late. */
    record Latency(Lateness lateness) implements NetworkFault {

        /** A delay, give or take up to {@code jitter}, which is at most the delay. */
        public Latency(Duration delay, Duration jitter) {
            this(Lateness.uniform(delay, jitter));
        }

        /** A delay without jitter. */
        public Latency(Duration delay) {
            this(Lateness.of(delay));
        }

        @Override
        public String kind() {
            return "latency";
        }

        @Override
        public String description() {
            return "latency " + lateness.description();
        }
    }

    /** A black hole: connections are accepted and held, no byte passes in either direction until it is healed. */
    record Timeout() implements NetworkFault {
        @Override
        public String kind() {
            return "timeout";
        }

        @Override
        public String description() {
            return "timeout: no byte passes";
        }
    }

    /** A TCP reset, {@code after} the first byte of an answer is due; that byte and all later ones are lost. */
    record ResetPeer(Duration after) implements NetworkFault {
        public ResetPeer {
            WholeMillis.require("after", after);
        }

        @Override
        public String kind() {
            return "reset-peer";
        }

        @Override
        public String description() {
            return after.isZero() ? "reset-peer at once" : "reset-peer after " + WholeMillis.format(after);
        }
    }

    /** Answers trickle at {@code kilobytesPerSecond} (1 kB = 1000 bytes) on each connection; 0 stalls them. */
    record Bandwidth(long kilobytesPerSecond) implements NetworkFault {
        public Bandwidth {
            if (kilobytesPerSecond < 0) {
                throw new IllegalArgumentException("bandwidth is negative: " + kilobytesPerSecond + " kB/s");
            }
        }

        @Override
        public String kind() {
            return "bandwidth";
        }

        @Override
        public String description() {
            return "bandwidth " + kilobytesPerSecond + " kB/s";
        }
    }

    /** Connections close late: the end of each answer's stream is held back. */
    record SlowClose(Duration delay) implements NetworkFault {
        public SlowClose {
            WholeMillis.require("delay", delay);
        }

        @Override
        public String kind() {
            return "slow-close";
        }

        @Override
        public String description() {
            return "slow close by " + WholeMillis.format(delay);
        }
    }

    /** Answers come in slices of {@code averageBytes}, give or take {@code variationBytes}, {@code delay} apart. */
    record Slicer(int averageBytes, int variationBytes, Duration delay) implements NetworkFault {
        public Slicer {
            WholeMillis.require("delay", delay);
            if (averageBytes < 1 || variationBytes < 0 || variationBytes >= averageBytes) {
                throw new IllegalArgumentException(
                        "slices of " + averageBytes + " bytes cannot vary by " + variationBytes + " bytes");
            }
        }

        @Override
        public String kind() {
            return "slicer";
        }

        @Override
        public String description() {
            return "slices of " + averageBytes + " ± " + variationBytes + " bytes, " + WholeMillis.format(delay)
                    + " apart";
        }
    }

    /** Each connection ends once it has answered {@code bytes} bytes. */
    record LimitData(long bytes) implements NetworkFault {
        public LimitData {
            if (bytes < 0) {
                throw new IllegalArgumentException("a negative number of bytes: " + bytes);
            }
        }

        @Override
        public String kind() {
            return "limit-data";
        }

        @Override
        public String description() {
            return "connections end after " + bytes + " bytes";
        }
    }

    /** The dependency is gone: live connections are closed, new ones are refused. */
    record Outage() implements NetworkFault {
        @Override
        public String kind() {
            return "outage";
        }

        @Override
        public String description() {
            return "outage: connections are refused";
        }
    }
}
