package io.ridethrough.faults.conformance;

/**
 * One thing that a server of the API does, under a name that {@code docs/toxiproxy-differences.md} knows it by.
 *
 * @param expected what the fault proxy is to be observed to do, in one line
 */
record Behaviour(String id, String expected, Observation observation) {

    /** Drives a server without proxies and says what it did, in words that noise cannot change. */
    interface Observation {
        String of(Subject subject) throws Exception;
    }

    @Override
    public String toString() {
        return id;
    }
}
