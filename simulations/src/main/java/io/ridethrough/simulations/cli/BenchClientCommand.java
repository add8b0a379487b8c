package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ridethrough.simulations.modelbench.ClientBench;
import io.ridethrough.simulations.modelbench.ClientBench.Figure;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How exact {@code model bench} is. */
@Command(
        name = "client",
        mixinStandardHelpOptions = true,
        description =
                "Measure how exact `model bench` is, against a server that answers by a script, and print a table of"
                        + " figures with the bar that each is to meet. Takes half a minute; a missed bar does not change the exit"
                        + " code.")
public final class BenchClientCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Draw arrivals from this seed.")
    private long seed;

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    @Override
    public Integer call() throws InterruptedException {
        List<Figure> figures = ClientBench.run(seed);
        if (isJson) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            figures.forEach(figure -> array.addObject()
                    .put("what", figure.what())
                    .put("millis", figure.millis())
                    .put("bar", figure.bar())
                    .put("isMet", figure.isMet()));
            spec.commandLine().getOut().println(array.toPrettyString());
        } else {
            figures.forEach(figure -> spec.commandLine()
                    .getOut()
                    .println(String.format(
                            Locale.ROOT,
                            "%-70s %10.3f ms   %-36s %s",
                            figure.what(),
                            figure.millis(),
                            figure.bar(),
                            figure.isMet() ? "met" : "MISSED")));
        }
        spec.commandLine().getOut().flush();
        return ExitCode.PASS.status();
    }
}
