package io.ridethrough.simulations.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What turns one run into a run for each of some presets. */
final class PresetOptions {
    /** The phase that a scenario made for presets has for them. */
    private static final String PHASE = "bad";

    @Option(
            names = "--presets",
            split = ",",
            arity = "1",
            paramLabel = "NAME",
            description =
                    "Play the scenario once for each of these presets of faults, or `all`, and show what held under"
                            + " which; see `list presets`. The scenario `drill` is made for it.")
    private List<String> presets = List.of();

    @Option(
            names = "--on",
            paramLabel = "TARGET",
            description = "What the presets break, inference or payment; inference unless set.")
    private Optional<String> on = Optional.empty();

    @Option(
            names = "--during",
            paramLabel = "PHASE",
            description = "The phase whose faults they take the place of; bad unless set.")
    private Optional<String> during = Optional.empty();

    @Option(
            names = "--matrix",
            paramLabel = "FILE",
            description = "Where the matrix goes as Markdown; beside the runs unless set.")
    private Optional<Path> matrix = Optional.empty();

    boolean areGiven() {
        return !presets.isEmpty();
    }

    /** An option that means nothing without presets. */
    Optional<String> stray() {
        if (areGiven()) {
            return Optional.empty();
        }
        return on.map(it -> "--on").or(() -> during.map(it -> "--during")).or(() -> matrix.map(it -> "--matrix"));
    }

    /** As named, without the space that may follow a comma. */
    List<String> presets() {
        return presets.stream().map(String::strip).toList();
    }

    Optional<String> on() {
        return on;
    }

    String during() {
        return during.orElse(PHASE);
    }

    Optional<Path> matrix() {
        return matrix;
    }
}
