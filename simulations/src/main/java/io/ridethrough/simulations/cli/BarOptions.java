package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.bench.Bar;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a bench tells its bars, and what it exits with. */
final class BarOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--require", description = "Exit with 1 when a bar is missed.")
    private boolean isRequired;

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    /** Prints what was measured as {@link #told} does: for a person the bars, and then the notes. */
    int toldWithNotes(List<Bar> bars, Map<String, ?> facts, List<String> notes) throws IOException {
        return told(
                bars,
                facts,
                Stream.concat(bars.stream().map(Bar::toString), notes.stream()).toList());
    }

    /**
     * Prints what was measured.
     *
     * @param facts what else JSON has, by name
     * @param lines the same for a person, bars among them
     * @return the exit code
     */
    int told(List<Bar> bars, Map<String, ?> facts, List<String> lines) throws IOException {
        List<String> missed =
                bars.stream().filter(bar -> !bar.isMet()).map(Bar::name).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            Map<String, Object> json = new LinkedHashMap<>(facts);
            bars.forEach(bar -> json.put(bar.name(), bar.value()));
            json.put("missed", missed);
            out.println(new ObjectMapper().writeValueAsString(json));
        } else {
            lines.forEach(out::println);
        }
        out.flush();
        return (isRequired && !missed.isEmpty() ? ExitCode.FAIL : ExitCode.PASS).status();
    }
}
