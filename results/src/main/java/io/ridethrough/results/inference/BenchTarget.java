package io.ridethrough.results.inference;

import java.util.List;

/**
 * What was measured.
 *
 * @param url base address
 * @param asked the model's name in the request, empty when none was sent
 * @param models every name that answers bore
 * @param fingerprints every system fingerprint that answers bore
 * @param isEmbedded whether it was the reference model, started for the benchmark
 * @param pacedMillis least time of an engine step that was asked for to resemble a larger model; 0 for none, and for an
 *     endpoint of which that is not known
 * @param tokenCounts {@code usage} when the server told them, else {@code pieces}
 */
public record BenchTarget(
        String url,
        String asked,
        List<String> models,
        List<String> fingerprints,
        boolean isEmbedded,
        long pacedMillis,
        String tokenCounts) {
    public static final String USAGE = "usage";
    public static final String PIECES = "pieces";

    public BenchTarget {
        models = List.copyOf(models);
        fingerprints = List.copyOf(fingerprints);
    }
}
