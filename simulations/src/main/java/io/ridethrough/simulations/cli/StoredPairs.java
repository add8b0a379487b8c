package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.baseline.gate.GateSettings;
import io.ridethrough.results.baseline.gate.SignFlip;
import io.ridethrough.results.baseline.pairing.ComparisonFolder;
import io.ridethrough.results.baseline.pairing.PairedRuns;
import io.ridethrough.results.baseline.pairing.RunPair;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds runs that are stored and pairs them by order. Gathers everything that is wrong with them. */
final class StoredPairs {
    private final Path runs;
    private final Mistakes mistakes = new Mistakes();
    private final Map<Path, String> taken = new LinkedHashMap<>();

    /** @param runs folder in which ids are looked up, and beside which comparisons lie */
    StoredPairs(Path runs) {
        this.runs = runs;
    }

    /**
     * What was found.
     *
     * @param ids of the runs
     * @param scenario that all of them played
     */
    record Found(List<RunPair> ids, PairedRuns runs, String scenario) {}

    /**
     * @param baseline ids or paths, in the order of the pairs
     * @param candidate likewise
     * @param gate patterns of the series that are to decide
     * @throws MistakesException with every mistake, when there is one
     * @throws IOException when the folder of runs cannot be read
     */
    Found find(List<String> baseline, List<String> candidate, GatePatterns gate) throws IOException {
        count(baseline.size(), candidate.size());
        List<RunFolder> before = folders(PairedRuns.BASELINE, baseline);
        List<RunFolder> after = folders(PairedRuns.CANDIDATE, candidate);
        List<RunPair> ids = new ArrayList<>();
        if (before.size() == baseline.size() && after.size() == candidate.size() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                ids.add(new RunPair(id(before.get(i)), id(after.get(i))));
            }
            peeking(ids);
        }
        List<RecordedRun> baselineRuns = read(PairedRuns.BASELINE, before);
        List<RecordedRun> candidateRuns = read(PairedRuns.CANDIDATE, after);
        if (!baselineRuns.isEmpty()) {
            choose(baselineRuns, gate);
            candidateRuns.stream()
                    .limit(1)
                    .flatMap(run -> PairedRuns.mismatches(baselineRuns.get(0), run).stream())
                    .forEach(why -> mistakes.add("compare", why));
        }
        mistakes.refuse();
        return new Found(
                ids,
                new PairedRuns(baselineRuns, candidateRuns),
                baselineRuns.get(0).fingerprint().facts().getOrDefault("scenario", "runs"));
    }

    private void count(int baseline, int candidate) {
        int fewest = GateSettings.DEFAULT.fewestPairs(1);
        if (baseline != candidate) {
            mistakes.add("compare", "runs are paired by order, and " + baseline + " stand against " + candidate);
        }
        int pairs = Math.min(baseline, candidate);
        if (pairs < fewest) {
            mistakes.add(
                    "compare",
                    pairs + (pairs == 1 ? " pair" : " pairs") + " can show nothing: it takes " + fewest + " or more");
        }
        if (pairs > SignFlip.MOST_PAIRS) {
            mistakes.add("compare", pairs + " pairs, and at most " + SignFlip.MOST_PAIRS + " can be compared");
        }
    }

    private void peeking(List<RunPair> ids) {
        try {
            new ComparisonFolder(runs).peeking(ids).forEach(why -> mistakes.add("compare", why));
        } catch (IOException e) {
            mistakes.add("compare", "which pairs were compared before cannot be told: " + e.getMessage());
        }
    }

    private List<RunFolder> folders(String side, List<String> names) throws IOException {
        List<RunFolder> found = new ArrayList<>();
        for (String name : names) {
            try {
                RunFolder folder = new RunLocation(runs).find(name);
                String before = taken.putIfAbsent(folder.path().toRealPath(), side);
                if (before == null) {
                    found.add(folder);
                } else {
                    mistakes.add(name, "is there twice, as " + before + " and as " + side);
                }
            } catch (MistakesException e) {
                mistakes.addAll(e.mistakes());
            }
        }
        return found;
    }

    private List<RecordedRun> read(String side, List<RunFolder> folders) {
        List<RecordedRun> read = new ArrayList<>();
        for (RunFolder folder : folders) {
            try {
                RecordedRun run = RecordedRun.of(RunReader.read(folder));
                List<String> differences =
                        read.isEmpty() ? List.of() : read.get(0).fingerprint().differences(run.fingerprint());
                if (!differences.isEmpty()) {
                    mistakes.add(
                            id(folder),
                            "differs from the first run of the " + side + " in " + String.join("; ", differences));
                }
                read.add(run);
            } catch (IOException e) {
                mistakes.add(id(folder), "cannot be read: " + e.getMessage());
            }
        }
        return read;
    }

    private void choose(List<RecordedRun> baseline, GatePatterns gate) {
        SortedSet<String> names = new TreeSet<>();
        baseline.forEach(run -> names.addAll(run.series().keySet()));
        if (names.isEmpty()) {
            mistakes.add("compare", "no run of the baseline has a sample that counts");
            return;
        }
        var unused = mistakes.reading(() -> gate.choose(names, new TreeSet<>()));
    }

    private static String id(RunFolder folder) {
        return String.valueOf(folder.path().toAbsolutePath().normalize().getFileName());
    }
}
