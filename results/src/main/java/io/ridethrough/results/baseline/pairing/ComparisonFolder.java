package io.ridethrough.results.baseline.pairing;

import io.ridethrough.results.run.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The comparisons that lie beside the runs of a folder, as {@code ID.comparison.json}. */
public record ComparisonFolder(Path runs) {
    private static final String ENDING = ".comparison.json";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int MOST_IN_ONE_SECOND = 100;

    /** Where the comparison of that id is kept, or would be. */
    public Path file(String id) {
        return runs.resolve(id + ENDING);
    }

    /** Ids, oldest first; none when there is no folder. */
    public List<String> ids() throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The comparison of that id.
     *
     * @throws IOException when there is none, or it is damaged or of another format: a message of one line
     */
    public ComparisonRecord read(String id) throws IOException {
        return ComparisonRecord.read(file(id));
    }

    /** An id that no comparison here has: its start and its scenario. */
    public String freshId(Instant startedAt, String scenario) throws IOException {
        String stem = STAMP.format(startedAt) + "-" + scenario;
        for (int i = 1; i <= MOST_IN_ONE_SECOND; i++) {
            String id = i == 1 ? stem : stem + "-" + i;
            if (!Files.exists(file(id))) {
                return id;
            }
        }
        throw new IOException("too many comparisons of " + scenario + " began in one second in " + runs);
    }

    /** Writes it, whole or not at all. */
    public void write(ComparisonRecord record) throws IOException {
        Files.createDirectories(runs);
        RunJson.write(file(record.id()), record);
    }

    /** The newest comparison of exactly these pairs, metric and gate. */
    public Optional<ComparisonRecord> same(ComparisonRecord wanted) throws IOException {
        return all().stream()
                .filter(there -> there.pairs().equals(wanted.pairs())
                        && there.plannedPairs() == wanted.plannedPairs()
                        && there.percentile() == wanted.percentile()
                        && there.gate().equals(wanted.gate()))
                .reduce((older, newer) -> newer);
    }

    /**
     * Why these pairs may not be decided on: some belong to a comparison that has others besides, so that its number of
     * pairs would be changed after the first one. A gate that grows until it pleases, or stops when it does, errs more often
     * than stated.
     *
     * @return a sentence each without its full stop; empty when nothing is wrong
     */
    public List<String> peeking(List<RunPair> wanted) throws IOException {
        Set<RunPair> wantedPairs = new HashSet<>(wanted);
        List<String> reasons = new ArrayList<>();
        for (ComparisonRecord there : all()) {
            Set<RunPair> known = new HashSet<>(there.pairs());
            boolean isShared = there.pairs().stream().anyMatch(wantedPairs::contains);
            if (isShared && (!known.equals(wantedPairs) || there.plannedPairs() != wanted.size())) {
                reasons.add("the number of pairs is fixed in advance: some of these belong to comparison " + there.id()
                        + " of " + there.plannedPairs() + " pairs" + (there.isWhole() ? "" : ", which is not finished")
                        + ", and these are " + wanted.size() + "; take exactly its pairs, or play new ones");
            }
        }
        return reasons;
    }

    /** Earlier comparisons of the same pairs that were decided by something else. */
    public List<ComparisonRecord> otherwiseDecided(ComparisonRecord wanted) throws IOException {
        return all().stream()
                .filter(there -> there.isDecided()
                        && there.startedAt().isBefore(wanted.startedAt())
                        && there.pairs().equals(wanted.pairs())
                        && (there.percentile() != wanted.percentile()
                                || !there.gate().equals(wanted.gate())))
                .toList();
    }

    private List<ComparisonRecord> all() throws IOException {
        List<ComparisonRecord> all = new ArrayList<>();
        for (String id : ids()) {
            all.add(read(id));
        }
        return all;
    }
}
