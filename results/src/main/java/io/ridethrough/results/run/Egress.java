package io.ridethrough.results.run;

import java.util.List;

/**
 * What a run's egress recorder left.
 *
 * @param isRecorded whether there was a recorder at all: without one, no calls means nothing
 * @param isFull whether the record had reached its limit, so that later calls may be missing
 * @param calls in the order of their ends
 */
public record Egress(boolean isRecorded, boolean isFull, List<EgressCall> calls) {

    /** Of a run without a recorder. */
    public static final Egress NONE = new Egress(false, false, List.of());

    public Egress {
        calls = List.copyOf(calls);
    }
}
