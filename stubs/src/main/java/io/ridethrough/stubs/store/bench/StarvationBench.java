package io.ridethrough.stubs.store.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a slow model starves the store's workers as it starved a real shop's. */
@Command(
        name = "starvation",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure what a slow model does to those who never ask it, beside what it did to a real Magento.",
            "Eight workers at the measured pace, two checkouts and four looks at the catalogue a second, evenly spaced;"
                    + " the model answers in 50 ms for 20 s, in 8 s for 30 s, and in 50 ms again for 20 s. Some minutes."
        },
        footer = {"", "Exit codes: 0, or with --require 1 when a bar is missed, 69 the store can't be started."})
public final class StarvationBench implements Callable<Integer> {
    private static final int MISSED = 1;
    private static final int UNAVAILABLE = 69;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Measure these alone: ${COMPLETION-CANDIDATES}.")
    private List<Integration> integrations = List.of(Integration.values());

    @Option(
            names = "--service-times",
            paramLabel = "PROFILE",
            defaultValue = "2.4.8-p1",
            description = "The store's pace (${DEFAULT-VALUE}).")
    private String serviceTimes = "";

    @Option(names = "--seed", defaultValue = "1", description = "Of the service times (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--require", description = "A missed bar is a failure.")
    private boolean isRequired;

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<StarvationRow> rows = new ArrayList<>();
        try {
            for (Integration integration : integrations) {
                StarvationRow row = StarvationRow.of(integration, Starvation.run(integration, serviceTimes, seed));
                rows.add(row);
                if (!isJson) {
                    out.println(row.text());
                    out.flush();
                }
            }
            if (isJson) {
                out.println(new ObjectMapper()
                        .writeValueAsString(
                                rows.stream().map(StarvationRow::json).toList()));
                out.flush();
            }
        } catch (IOException broken) {
            spec.commandLine().getErr().println(broken.getMessage());
            return UNAVAILABLE;
        }
        List<Bar> missed = rows.stream()
                .flatMap(row -> row.bars().stream())
                .filter(bar -> !bar.isMet())
                .toList();
        missed.forEach(bar -> spec.commandLine().getErr().println("missed: " + bar));
        return isRequired && !missed.isEmpty() ? MISSED : 0;
    }
}
