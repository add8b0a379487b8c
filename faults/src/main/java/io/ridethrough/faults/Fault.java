package io.ridethrough.faults;

/**
 * A way in which a network dependency fails. Durations are whole milliseconds, none is negative; a constructor that is
 * given anything else throws {@link IllegalArgumentException}.
 */
public sealed interface Fault permits NetworkFault, InferenceFault {

    /** The fault's type as scenario files and journals spell it, such as {@code reset-peer}. */
    String kind();

    /** What a reader is told, such as {@code latency 4 s ± 500 ms}. */
    String description();
}
