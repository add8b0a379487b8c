package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.baseline.pairing.PairedRuns;
import io.ridethrough.results.baseline.trend.StoredRun;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The stored runs of a scenario that can be laid beside each other.
 *
 * @param runs in the order of their ids, which begin with the time of their start
 * @param leftOut why how many others are not among them, by reason
 */
record RunHistory(List<StoredRun> runs, SortedMap<String, Integer> leftOut) {

    private static final String SOUND = "none";

    /**
     * Reads them.
     *
     * @param environment empty for that of the latest run
     * @param most how many at most, the latest
     * @throws MistakesException when there is none
     */
    static RunHistory read(Path folder, String scenario, Optional<String> environment, int most) throws IOException {
        List<Played> all = played(folder);
        List<Played> ofScenario = all.stream()
                .filter(run -> run.plan().scenario().equals(scenario))
                .toList();
        if (ofScenario.isEmpty()) {
            List<String> names = all.stream()
                    .map(run -> run.plan().scenario())
                    .distinct()
                    .sorted()
                    .toList();
            throw nothing(scenario, "no run of it is in " + folder + Nearest.remedy(scenario, names));
        }
        SortedMap<String, Integer> leftOut = new TreeMap<>();
        List<Played> sound = ofScenario.stream()
                .filter(run -> counted(run.plan().defect().equals(SOUND), "with a planted flaw", leftOut))
                .toList();
        String place = environment.orElseGet(
                () -> sound.isEmpty() ? "" : sound.get(sound.size() - 1).plan().environment());
        List<String> there = sound.stream()
                .filter(run -> counted(run.plan().environment().equals(place), "of another environment", leftOut))
                .map(Played::id)
                .toList();
        List<StoredRun> runs = read(folder, there.subList(Math.max(0, there.size() - most), there.size()), leftOut);
        if (runs.isEmpty()) {
            throw nothing(
                    scenario,
                    "none of its " + ofScenario.size() + " runs can be shown"
                            + (leftOut.isEmpty() ? "" : ": " + told(leftOut)));
        }
        return new RunHistory(runs, leftOut);
    }

    /** Such as {@code 2 in doubt, 1 with a planted flaw}. */
    static String told(SortedMap<String, Integer> leftOut) {
        List<String> reasons = new ArrayList<>();
        leftOut.forEach((why, many) -> reasons.add(many + " " + why));
        return String.join(", ", reasons);
    }

    private static List<StoredRun> read(Path folder, List<String> ids, SortedMap<String, Integer> leftOut) {
        List<StoredRun> runs = new ArrayList<>();
        for (int i = ids.size() - 1; i >= 0; i--) {
            String id = ids.get(i);
            try {
                RecordedRun run = RecordedRun.of(RunReader.read(new RunFolder(folder.resolve(id))));
                if (!run.repeat().allDoubts().isEmpty()) {
                    leftOut.merge("in doubt", 1, Integer::sum);
                } else if (!runs.isEmpty()
                        && !PairedRuns.mismatches(runs.get(runs.size() - 1).recorded(), run)
                                .isEmpty()) {
                    leftOut.merge("of another load or timeline", 1, Integer::sum);
                } else {
                    runs.add(0, new StoredRun(id, run));
                }
            } catch (IOException unreadable) {
                leftOut.merge("that cannot be read", 1, Integer::sum);
            }
        }
        return runs;
    }

    /** A stored run's plan under its id. */
    private record Played(String id, RunPlan plan) {}

    private static boolean counted(boolean isWanted, String otherwise, SortedMap<String, Integer> leftOut) {
        if (!isWanted) {
            leftOut.merge(otherwise, 1, Integer::sum);
        }
        return isWanted;
    }

    private static List<Played> played(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Played> played = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.sorted().toList()) {
                RunFolder run = new RunFolder(path);
                if (Files.isRegularFile(run.plan())) {
                    plan(run).ifPresent(plan -> played.add(new Played(String.valueOf(path.getFileName()), plan)));
                }
            }
        }
        return played;
    }

    /** Empty when it cannot be read: such a run says not even whose it is. */
    private static Optional<RunPlan> plan(RunFolder run) {
        try {
            return Optional.of(PlanFile.read(run.plan()));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static MistakesException nothing(String scenario, String why) {
        return MistakesException.of(scenario, why);
    }
}
