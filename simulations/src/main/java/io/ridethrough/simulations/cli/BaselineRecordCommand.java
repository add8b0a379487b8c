package io.ridethrough.simulations.cli;

import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.results.baseline.BaselineBuilder;
import io.ridethrough.simulations.baselines.Arm;
import io.ridethrough.simulations.baselines.Recording;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records one baseline, or two in turns. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Play a scenario again and again and keep its latencies as results/baselines/NAME.json.",
            "Two of them, as in `record before=embedded after=mine.yaml`, are played in turns, in random order within"
                    + " each pair: only then does a comparison say something about the two and nothing about the day.",
            "Exit code 2 when a repeat is in doubt; such a baseline is written, and compares as INVALID."
        })
public final class BaselineRecordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..2",
            paramLabel = "NAME[=ENV]",
            description =
                    "Names of lower-case letters, digits and hyphens, with the environment of each when there are two.")
    private List<String> names = List.of();

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            defaultValue = "fair-weather",
            description = "What to play: a name or a path; ${DEFAULT-VALUE} unless set.")
    private String scenario = "";

    @Option(
            names = {"--env", "--environment"},
            paramLabel = "ENV",
            defaultValue = EnvironmentOption.USUAL,
            description = "Where, unless the name says it; ${DEFAULT-VALUE} unless set.")
    private String environment = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the first repeat, each further one's is one higher; a new one unless set.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--runs",
            paramLabel = "RUN",
            arity = "1..*",
            description = "Take stored runs instead of playing: ids or paths, in the order of the repeats.")
    private List<String> stored = List.of();

    @Option(
            names = "--bench",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Take results of `model bench` instead, likewise.")
    private List<Path> benches = List.of();

    @Mixin
    private GuardOptions guard = new GuardOptions();

    @Mixin
    private BaselineKeeping keeping = new BaselineKeeping();

    @Override
    public Integer call() throws Exception {
        Map<String, String> arms = arms();
        keeping.check(arms.keySet());
        boolean isStored = !stored.isEmpty() || !benches.isEmpty();
        try {
            return keeping.keep(isStored ? List.of(stored()) : play(arms)).status();
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED.status();
        }
    }

    private Map<String, String> arms() {
        Map<String, String> arms = new LinkedHashMap<>();
        for (String name : names) {
            String[] parts = name.split("=", 2);
            if (arms.put(parts[0], parts.length == 2 ? parts[1] : environment) != null) {
                throw new ParameterException(spec.commandLine(), "`" + parts[0] + "` is named twice");
            }
        }
        if (arms.size() > 1 && (!stored.isEmpty() || !benches.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "what is stored makes one baseline: name one");
        }
        return arms;
    }

    private Collection<BaselineBuilder> play(Map<String, String> wanted) throws Exception {
        ProjectHome home = ProjectHome.of(spec);
        Scenario read = ScenarioFile.read(new ScenarioLibrary(home.scenarios()).resolve(scenario), home.catalog());
        EnvironmentLibrary environments = new EnvironmentLibrary(home.environments());
        List<Arm> arms = new ArrayList<>();
        wanted.forEach((name, where) -> arms.add(new Arm(name, environments.environment(where))));
        long first = seed.orElseGet(() -> read.seed().orElseGet(FreshSeed::draw));
        Recording recording =
                new Recording(read, keeping.repeats(), first, home.runs().toAbsolutePath(), Versions.current());
        keeping.warnOfTooFew();
        Leftovers.heal(recording.runs(), spec.commandLine().getErr());
        return recording
                .of(
                        arms,
                        Instant.now(),
                        request -> QuietRuns.recorded(request.allowingProduction(guard.isProductionAllowed())),
                        (arm, repeat, id, run) -> keeping.tell(arm, repeat, run))
                .values();
    }

    private BaselineBuilder stored() throws IOException {
        String name = names.get(0);
        BaselineBuilder builder = new BaselineBuilder(name, name + " " + Instant.now());
        StoredRepeats repeats = new StoredRepeats(ProjectHome.of(spec).runs());
        for (String run : stored) {
            repeats.addRun(run, builder);
        }
        benches.forEach(bench -> repeats.addBench(bench, builder));
        return builder;
    }
}
