package io.ridethrough.faults;

import java.math.BigDecimal;

/**
 * A way in which a network dependency fails. Durations are whole milliseconds, none is negative; a constructor that is
 * given anything else throws {@link IllegalArgumentException}.
 */
public sealed interface Fault permits NetworkFault, InferenceFault, DeploymentFault {

    /** The fault's type as scenario files and journals spell it, such as {@code reset-peer}. */
    String kind();

    /** What a reader is told, such as {@code latency 4 s ± 500 ms}. */
    String description();

    /** The same of a fault that breaks only a share, such as {@code answers 429, on 30 % of requests}. */
    default String description(double share) {
        if (share == 1) {
            return description();
        }
        String percentage =
                BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
        return description() + ", on " + percentage + " % of "
                + (this instanceof InferenceFault ? "requests" : "connections");
    }
}
