package io.ridethrough.results.summary;

import java.util.List;
import java.util.Optional;

/**
 * What left the system under test.
 *
 * @param isRecorded whether an egress recorder stood there
 * @param isFull whether the record had reached its limit, so that later calls may be missing
 * @param calls how many left
 * @param laws calls by the law that their client's data is under, by its name
 * @param outside calls to where their client's data may not be; empty where nobody declared which endpoints are at home
 */
public record EgressSummary(
        boolean isRecorded, boolean isFull, long calls, List<Law> laws, Optional<MomentCounts> outside) {

    /** Of a run without a recorder. */
    public static final EgressSummary NONE = new EgressSummary(false, false, 0, List.of(), Optional.empty());

    public EgressSummary {
        laws = List.copyOf(laws);
    }

    /**
     * The calls under one law.
     *
     * @param name empty where they did not say
     */
    public record Law(String name, MomentCounts calls) {}
}
