package io.ridethrough.simulations.cli;

import io.ridethrough.results.run.RunJson;
import io.ridethrough.simulations.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** For whom a table is: a person, or a machine that reads JSON. */
final class TableOptions {
    @Option(names = "--json", description = "Print JSON and nothing else.")
    private boolean isJson;

    @Mixin
    private ColourOption colour = new ColourOption();

    /**
     * Prints the one or the other; what is not wanted is not made.
     *
     * @param json as {@link RunJson} writes it
     * @param table its lines, for what they go to
     */
    void show(Supplier<?> json, Function<Surroundings, List<String>> table) throws IOException {
        PrintStream out = StandardOutput.utf8();
        if (isJson) {
            out.write(RunJson.pretty(json.get()));
        } else {
            table.apply(colour.surroundings()).forEach(out::println);
        }
        out.flush();
    }
}
