package io.ridethrough.faults;

import java.time.Duration;

/**
 * A way in which a network dependency fails. Durations are whole milliseconds, none is negative; a constructor that is
 * given anything else throws {@link IllegalArgumentException}.
 */
public sealed interface Fault {

    /** The fault's type as scenario files and journals spell it, such as {@code reset-peer}. */
    String kind();

    /** What a reader is told, such as {@code latency 4 s ± 500 ms}. */
    String description();

    /** Every answer is late by {@code delay}, give or take up to {@code jitter}, which is at most the delay. */
    record Latency(Duration delay, Duration jitter) implements Fault {
        public Latency {
            WholeMillis.require("delay", delay);
            WholeMillis.require("jitter", jitter);
            if (jitter.compareTo(delay) > 0) {
                throw new IllegalArgumentException("jitter " + WholeMillis.format(jitter) + " exceeds delay "
                        + WholeMillis.format(delay) + ": an answer cannot come before it is ready");
            }
        }

        /** A delay without jitter. */
        public Latency(Duration delay) {
            this(delay, Duration.ZERO);
        }

        @Override
        public String kind() {
            return "latency";
        }

        @Override
        public String description() {
            String text = "latency " + WholeMillis.format(delay);
            return jitter.isZero() ? text : text + " ± " + WholeMillis.format(jitter);
        }
    }

    /** A black hole: connections are accepted and held, no byte passes in either direction until it is healed. */
    record Timeout() implements Fault {
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
    record ResetPeer(Duration after) implements Fault {
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
    record Bandwidth(long kilobytesPerSecond) implements Fault {
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

    /** The dependency is gone: live connections are closed, new ones are refused. */
    record Outage() implements Fault {
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
