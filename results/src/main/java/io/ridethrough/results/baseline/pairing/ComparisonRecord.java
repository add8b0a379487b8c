package io.ridethrough.results.baseline.pairing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ridethrough.results.run.RunJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A comparison as its file keeps it: what was fixed before the first pair, which pairs there are, and the decision once
 * there is one.
 *
 * @param format version of the file's format, {@value #FORMAT} today
 * @param id the file's name without its ending
 * @param startedAt when it began
 * @param scenario name of the scenario
 * @param plannedPairs R, fixed in advance
 * @param percentile the percentile compared
 * @param gate patterns of the series that decide; empty for the steps that ask the model
 * @param settings what was played, by name, such as {@code seed} and {@code candidate}; empty for runs that were stored
 *     before
 * @param pairs those that are there, in order
 * @param decision empty until all pairs are there and it was decided
 */
public record ComparisonRecord(
        int format,
        String id,
        Instant startedAt,
        String scenario,
        int plannedPairs,
        double percentile,
        List<String> gate,
        Map<String, String> settings,
        List<RunPair> pairs,
        Map<String, Object> decision) {
    /** The version that this code writes and reads. */
    public static final int FORMAT = 1;

    public ComparisonRecord {
        gate = List.copyOf(gate);
        settings = Map.copyOf(settings);
        pairs = List.copyOf(pairs);
        decision = Map.copyOf(decision);
    }

    /** What is fixed before the first pair, as yet without a name: of runs that were stored before. */
    public static ComparisonRecord planned(Instant startedAt, int pairs, double percentile, List<String> gate) {
        return new ComparisonRecord(FORMAT, "", startedAt, "", pairs, percentile, gate, Map.of(), List.of(), Map.of());
    }

    /** The same under an id, and undecided. */
    public ComparisonRecord named(String newId, String ofScenario) {
        return new ComparisonRecord(
                format, newId, startedAt, ofScenario, plannedPairs, percentile, gate, settings, pairs, Map.of());
    }

    /** The same of runs that are played so. */
    public ComparisonRecord playing(Map<String, String> so) {
        return new ComparisonRecord(
                format, id, startedAt, scenario, plannedPairs, percentile, gate, so, pairs, decision);
    }

    /** The same with its pairs so far. */
    public ComparisonRecord having(List<RunPair> so) {
        return new ComparisonRecord(
                format, id, startedAt, scenario, plannedPairs, percentile, gate, settings, so, decision);
    }

    /** The same, decided. */
    public ComparisonRecord decided(Map<String, Object> so) {
        return new ComparisonRecord(
                format, id, startedAt, scenario, plannedPairs, percentile, gate, settings, pairs, so);
    }

    @JsonIgnore
    public boolean isDecided() {
        return !decision.isEmpty();
    }

    /** Whether as many pairs are there as were planned. */
    @JsonIgnore
    public boolean isWhole() {
        return pairs.size() == plannedPairs;
    }

    static ComparisonRecord read(Path file) throws IOException {
        ComparisonRecord record = RunJson.read(file, ComparisonRecord.class);
        if (record.format != FORMAT) {
            throw new IOException(file + " has format " + record.format + "; this version reads format " + FORMAT);
        }
        return record;
    }
}
