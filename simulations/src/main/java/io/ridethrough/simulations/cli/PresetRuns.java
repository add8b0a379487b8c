package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.presets.PresetMatrix;
import io.ridethrough.simulations.presets.PresetRun;
import io.ridethrough.simulations.scenario.FaultPreset;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.terminal.PresetTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays the presets that were chosen and tells what they came to, on the terminal and as a page. */
final class PresetRuns {
    /** Plays one scenario and judges it. */
    @FunctionalInterface
    interface Player {
        Verdict play(Scenario scenario)
                throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException;
    }

    private final PresetChoice choice;
    private final long seed;
    private final ViewOptions view;
    private final PrintStream out;

    PresetRuns(PresetChoice choice, long seed, ViewOptions view, PrintStream out) {
        this.choice = choice;
        this.seed = seed;
        this.view = view;
        this.out = out;
    }

    /**
     * Plays them all, and writes and shows the matrix, also of what was over when something broke it off.
     *
     * @param page where it is written
     * @return the exit code of the worst verdict
     */
    ExitCode play(Player player, Path page)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        List<PresetRun> runs = new ArrayList<>();
        try {
            for (FaultPreset preset : choice.presets()) {
                tell(runs.size() + 1, preset.name(), "playing");
                PresetRun run =
                        new PresetRun(preset.name(), player.play(choice.drill().under(preset)));
                runs.add(run);
                tell(
                        runs.size(),
                        preset.name(),
                        run.verdict().grade() + ", run " + run.verdict().runId());
            }
        } finally {
            if (!runs.isEmpty()) {
                conclude(matrix(runs), page);
            }
        }
        return ExitCode.of(matrix(runs).grade());
    }

    /** A line for people: a preset takes a minute and a half. */
    private void tell(int number, String preset, String what) {
        if (!view.isJson() && !view.isQuiet()) {
            out.println(number + " of " + choice.presets().size() + "  " + preset + ": " + what);
        }
    }

    private PresetMatrix matrix(List<PresetRun> runs) {
        return new PresetMatrix(choice.drill(), seed, runs, choice.presets().size());
    }

    private void conclude(PresetMatrix matrix, Path page) throws IOException {
        show(matrix);
        // Last, and its folder made: an hour of runs must not be lost on a folder that is not there.
        Path whole = page.toAbsolutePath();
        Files.createDirectories(whole.resolveSibling("."));
        Files.writeString(whole, matrix.markdown());
        if (!view.isJson() && !view.isQuiet()) {
            out.println();
            out.println("matrix   " + whole);
        }
        out.flush();
    }

    private void show(PresetMatrix matrix) throws IOException {
        if (view.isJson()) {
            out.write(RunJson.pretty(json(matrix)));
        } else if (view.isQuiet()) {
            out.println(matrix.sentence());
        } else {
            PresetTable.lines(matrix, view.surroundings()).forEach(out::println);
        }
    }

    private Map<String, Object> json(PresetMatrix matrix) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", matrix.drill().base().name());
        json.put("phase", matrix.drill().phase());
        json.put("target", matrix.drill().target().word());
        json.put("seed", matrix.seed());
        json.put("grade", matrix.grade());
        json.put("planned", matrix.planned());
        json.put("presets", matrix.runs().stream().map(PresetRuns::json).toList());
        return json;
    }

    private static Map<String, Object> json(PresetRun run) {
        Map<String, Object> findings = new LinkedHashMap<>();
        for (Finding finding : run.verdict().findings()) {
            findings.put(finding.id(), finding.grade());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("preset", run.preset());
        json.put("grade", run.verdict().grade());
        json.put("runId", run.verdict().runId());
        json.put("findings", findings);
        return json;
    }
}
