package io.ridethrough.results.drift;

import java.util.List;

/**
 * One of the two models, as its server told of it.
 *
 * @param asked what the person named, such as {@code v1} or an address
 * @param models every distinct name under which it answered, sorted; more than one is no single version
 * @param fingerprints every distinct fingerprint, sorted
 * @param exchanges how many questions it was asked
 * @param failures how many of them came to no complete answer
 * @param problems what went wrong with them, most frequent first, each with its count
 */
public record DriftSide(
        String asked,
        List<String> models,
        List<String> fingerprints,
        int exchanges,
        int failures,
        List<Problem> problems) {

    public DriftSide {
        models = List.copyOf(models);
        fingerprints = List.copyOf(fingerprints);
        problems = List.copyOf(problems);
    }

    /** A way in which exchanges failed. */
    public record Problem(String what, int count) {}
}
