package io.ridethrough.simulations.presets;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.scenario.FaultCatalog;
import io.ridethrough.simulations.scenario.KnownTarget;
import io.ridethrough.simulations.scenario.PresetDrill;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The drill under three presets that nobody played: one passed, one failed, one is in doubt. */
public final class MadeUpMatrix {

    private static final Scenario BASE =
            ScenarioFile.read(Path.of("scenarios", "drill.yaml"), new FaultCatalog(Path.of("..", "faults", "catalog")));

    public static final PresetDrill DRILL = new PresetDrill(BASE, "bad", KnownTarget.INFERENCE);

    private MadeUpMatrix() {}

    /** @param planned how many presets were to be played, at least the three */
    public static PresetMatrix of(int planned) {
        return new PresetMatrix(
                DRILL,
                7,
                List.of(
                        run("cold-start", true, Grade.PASS, Grade.PASS),
                        run("gpu-out-of-memory", false, Grade.INCONCLUSIVE, Grade.FAIL),
                        run("network-partition", true, Grade.INCONCLUSIVE, Grade.PASS)),
                planned);
    }

    /** A verdict with a finding of each kind of claim. */
    public static PresetRun run(String preset, boolean isAmplified, Grade validity, Grade browse) {
        List<Finding> findings = new ArrayList<>(List.of(
                finding("validity", "arrivals", validity, "±", "late", "the generator fell behind"),
                finding("errors-shown", "all", Grade.PASS, "≤ 1 %", "0 %", ""),
                finding("latency-ratio", "browse", browse, "≤ 3x", "9x", "browse took 9 | 1"),
                finding("latency-ratio", "read-orders", Grade.PASS, "≤ 3x", "1x", ""),
                finding("recovery", "place-order", Grade.PASS, "≤ 10 s", "2 s", "")));
        if (isAmplified) {
            findings.add(finding("amplification", "advice", Grade.PASS, "≤ 1.2x", "1x", ""));
        }
        findings.add(finding("orders-reconcile", "ledger", Grade.PASS, "every order once", "360 orders", ""));
        Grade worst = findings.stream()
                .map(Finding::grade)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new PresetRun(preset, new Verdict(1, "run-" + preset, "drill-" + preset, worst, "", findings));
    }

    private static Finding finding(String claim, String of, Grade grade, String expected, String measured, String why) {
        return new Finding(
                claim + "/" + of,
                claim,
                "",
                grade,
                expected,
                measured,
                grade == Grade.PASS ? "" : why,
                "client",
                List.of());
    }
}
