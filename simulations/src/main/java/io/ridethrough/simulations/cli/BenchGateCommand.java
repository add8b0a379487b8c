package io.ridethrough.simulations.cli;

import io.ridethrough.results.baseline.gate.GateSettings;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.results.baseline.gate.SignFlip;
import io.ridethrough.simulations.baselines.RunPlayer;
import io.ridethrough.simulations.bench.GateBench;
import io.ridethrough.simulations.bench.GateBench.Kind;
import io.ridethrough.stubs.store.bench.Bar;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How often the gate of {@code compare} errs, and whether it holds on real pairs. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure how often the gate of `compare` errs: simulated comparisons in which nothing changed, and in which"
                    + " all became 10 %% slower; a second or two of arithmetic.",
            "Then play it on real pairs of runs on the embedded store, a quarter of an hour: with nothing changed it may"
                    + " not FAIL, and with a candidate that the fault proxy makes 10 %% slower it may not PASS. A"
                    + " measurement that is INVALID, or a slowness that did not arrive, is a bar missed.",
            "The bars are made for 8 pairs."
        },
        footer = {"", "Exit codes: 0, or with --require 1 when a bar is missed; 130 when the playing was interrupted."})
public final class BenchGateCommand implements Callable<Integer> {
    private static final int MOST_GATES = 100_000;
    private static final DateTimeFormatter FOLDER_NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    private final RunPlayer player;

    @Option(
            names = "--gates",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Simulated comparisons of each kind (${DEFAULT-VALUE}).")
    private int gates;

    @Option(
            names = "--pairs",
            paramLabel = "R",
            defaultValue = "8",
            description = "Pairs of each comparison (${DEFAULT-VALUE}).")
    private int pairs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides every draw; each kind and each real pair has a seed of its own, counted on from here"
                    + " (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--simulated-only", description = "Leave out the real pairs, so that nothing is started.")
    private boolean isSimulatedOnly;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the real runs, which gets both decisions; results/benches/gate-TIME unless set.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private BarOptions told = new BarOptions();

    public BenchGateCommand() {
        this(QuietRuns::recorded);
    }

    /** @param player plays each real run */
    BenchGateCommand(RunPlayer player) {
        this.player = player;
    }

    @Override
    public Integer call() throws Exception {
        refuseWhatMakesNoSense();
        List<Kind> kinds = new GateBench(PairedGate.withDefaults(), gates, pairs, seed).kinds();
        List<Bar> bars = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Kind kind : kinds) {
            lines.add(gates + " gates of " + pairs + " pairs, seed " + kind.seed() + ": " + kind.name());
            kind.bars().forEach(bar -> lines.add("  " + bar));
            bars.addAll(kind.bars());
        }
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("gates", gates, "pairs", pairs, "seed", seed));
        if (!isSimulatedOnly) {
            PilotResult real;
            try {
                real = pilot().play();
            } catch (InterruptedException e) {
                return ExitCode.INTERRUPTED.status();
            }
            lines.addAll(real.lines());
            bars.addAll(real.bars());
            facts.put("real", real.json());
        }
        return told.told(bars, facts, lines);
    }

    private void refuseWhatMakesNoSense() {
        int fewest = GateSettings.DEFAULT.fewestPairs(1);
        if (gates < 1 || gates > MOST_GATES) {
            throw new ParameterException(spec.commandLine(), "--gates: between 1 and " + MOST_GATES);
        }
        if (pairs < fewest || pairs > SignFlip.MOST_PAIRS) {
            throw new ParameterException(
                    spec.commandLine(), "--pairs: between " + fewest + " and " + SignFlip.MOST_PAIRS);
        }
        if (isSimulatedOnly && out.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--out: is for real runs, and --simulated-only leaves them out; keep one");
        }
    }

    private GatePilot pilot() {
        ProjectHome home = ProjectHome.of(spec);
        Path runs = out.orElseGet(() -> home.benches()
                .resolve("gate-" + FOLDER_NAME.format(Clock.systemUTC().instant())));
        PrintWriter err = spec.commandLine().getErr();
        return new GatePilot(home, runs.toAbsolutePath(), pairs, seed, player, line -> {
            err.println("ridethrough: " + line);
            err.flush();
        });
    }
}
