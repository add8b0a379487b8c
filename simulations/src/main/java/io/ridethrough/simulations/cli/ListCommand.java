package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.simulations.scenario.FaultCatalog;
import io.ridethrough.simulations.scenario.FaultPreset;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import io.ridethrough.simulations.scenario.TimedFault;
import io.ridethrough.stubs.store.presets.ResiliencePreset;
import io.ridethrough.stubs.store.presets.ResiliencePresets;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What there is to run. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "List scenarios in the order to read them in, environments, presets of faults and of resilience, and"
                        + " the defects that can be planted.")
public final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum Kind {
        scenarios,
        environments,
        presets,
        resilience,
        defects
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "KIND",
            description = "${COMPLETION-CANDIDATES}; all of them when none is named.")
    private List<Kind> kinds = List.of();

    @Option(names = "--json", description = "Print JSON and nothing else, presets with their sources and faults.")
    private boolean isJson;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        List<Kind> wanted = kinds.isEmpty() ? List.of(Kind.values()) : kinds;
        if (isJson) {
            Map<String, List<?>> all = new LinkedHashMap<>();
            wanted.forEach(kind -> all.put(kind.name(), entries(kind)));
            out.print(new String(RunJson.pretty(all), StandardCharsets.UTF_8));
            out.flush();
        } else {
            wanted.forEach(kind -> {
                out.println(kind + ":");
                lines(kind).forEach(line -> out.println("  " + line));
            });
        }
        return ExitCode.PASS.status();
    }

    private Stream<String> lines(Kind kind) {
        return switch (kind) {
            case scenarios -> scenarios().stream().flatMap(it -> Columns.entry(it.name(), List.of(it.told())));
            case environments -> environments().stream().map(this::line);
            case presets ->
                presets().stream().map(preset -> String.format("%-18s %s", preset.name(), preset.headline()));
            case resilience ->
                ResiliencePresets.all().stream().flatMap(preset -> Columns.entry(preset.name(), told(preset)));
            case defects ->
                PlantableDefect.all().stream().flatMap(defect -> Columns.entry(defect.name(), defect.told()));
        };
    }

    private List<?> entries(Kind kind) {
        return switch (kind) {
            case scenarios ->
                scenarios().stream()
                        .map(it -> Map.of("name", it.name(), "story", it.story()))
                        .toList();
            case environments -> environments();
            case presets -> presets().stream().map(ListCommand::entry).toList();
            case resilience ->
                ResiliencePresets.all().stream().map(ListCommand::entry).toList();
            case defects ->
                PlantableDefect.all().stream().map(ListCommand::entry).toList();
        };
    }

    private List<ListedScenario> scenarios() {
        ProjectHome home = ProjectHome.of(spec);
        return ListedScenario.all(new ScenarioLibrary(home.scenarios()), home.catalog());
    }

    /** With what it needs of this machine, where it needs anything; a definition with mistakes is told by its name alone. */
    private String line(String environment) {
        try {
            return new EnvironmentLibrary(ProjectHome.of(spec).environments())
                    .environment(environment)
                    .requirement()
                    .map(told -> String.format("%-18s %s", environment, told))
                    .orElse(environment);
        } catch (MistakesException broken) {
            return environment;
        }
    }

    private List<String> environments() {
        return new EnvironmentLibrary(ProjectHome.of(spec).environments()).names();
    }

    private List<FaultPreset> presets() {
        FaultCatalog catalog = ProjectHome.of(spec).catalog();
        return catalog.list().stream().map(catalog::preset).toList();
    }

    private static Map<String, Object> entry(FaultPreset preset) {
        return Map.of(
                "name", preset.name(),
                "story", preset.story(),
                "source",
                        Map.of(
                                "title", preset.source().title(),
                                "url", preset.source().url().toString()),
                "takes", preset.takes().toString(),
                "faults", preset.faults().stream().map(TimedFault::description).toList());
    }

    private static Map<String, Object> entry(ResiliencePreset preset) {
        return Map.of(
                "name", preset.name(),
                "story", preset.story(),
                "source",
                        Map.of(
                                "title", preset.source().title(),
                                "url", preset.source().url(),
                                "read", preset.source().read().toString()),
                "approximates", preset.approximates(),
                "settings", ResilienceJson.of(preset.resilience()));
    }

    private static Map<String, Object> entry(PlantableDefect defect) {
        return Map.of(
                "name", defect.name(),
                "description", defect.description(),
                "imitates", defect.imitates(),
                "caughtBy", defect.caughtBy());
    }

    private static List<String> told(ResiliencePreset preset) {
        List<String> told = new ArrayList<>(List.of(preset.story()));
        told.add("source: " + preset.source().title());
        if (!preset.approximates().isEmpty()) {
            told.add("differs: " + preset.approximates());
        }
        return told;
    }
}
