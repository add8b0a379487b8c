package io.ridethrough.results.inference;

import java.time.Duration;
import java.util.List;

/**
 * What was measured.
 *
 * @param url base address
 * @param asked the model's name in the request, empty when none was sent
 * @param models every name that answers bore
 * @param fingerprints every system fingerprint that answers bore
 * @param kind {@link #EMBEDDED} or {@link #GIVEN}
 * @param pace least time of an engine step, to resemble a larger model; zero for none, and where that is not known
 * @param tokenCounts {@code usage} when the server told them, else {@code pieces}
 */
public record BenchTarget(
        String url,
        String asked,
        List<String> models,
        List<String> fingerprints,
        String kind,
        Duration pace,
        String tokenCounts) {
    /** The reference model, started for the benchmark. */
    public static final String EMBEDDED = "embedded";
    /** An endpoint that ran already. */
    public static final String GIVEN = "given";

    public static final String USAGE = "usage";
    public static final String PIECES = "pieces";

    public BenchTarget {
        models = List.copyOf(models);
        fingerprints = List.copyOf(fingerprints);
    }
}
