package io.ridethrough.stubs.store.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the store sustains on this machine, clients included. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure the reference store, in a process of its own with neither model nor payment partner.",
            "Guests check out in a closed loop, then in an open loop at half the rate that gave. With --service-times"
                    + " it is the measured shop's pace: one, two, four and eight guests at once, beside what was"
                    + " measured on Magento 2.4.8-p1."
        },
        footer = {"", "Exit codes: 0, or with --require 1 when a bar is missed, 69 the store can't be started."})
public final class StoreBench implements Callable<Integer> {
    private static final int MISSED = 1;
    private static final int UNAVAILABLE = 69;
    private static final int STARTS = 3;
    private static final long SEED = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", defaultValue = "8", description = "How long each part counts (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up-seconds", defaultValue = "8", description = "How long before (${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(names = "--guests", defaultValue = "4", description = "Guests in the closed loop (${DEFAULT-VALUE}).")
    private int guests;

    @Option(
            names = "--service-times",
            paramLabel = "PROFILE",
            defaultValue = "instant",
            description = "The store's pace (${DEFAULT-VALUE}).")
    private String serviceTimes = "";

    @Option(names = "--require", description = "A missed bar is a failure. Not with --service-times.")
    private boolean isRequired;

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return serviceTimes.equals("instant") ? speed() : pace();
        } catch (IOException broken) {
            spec.commandLine().getErr().println(broken.getMessage());
            return UNAVAILABLE;
        }
    }

    private int speed() throws IOException, InterruptedException {
        List<Duration> starts = new ArrayList<>();
        for (int i = 1; i < STARTS; i++) {
            try (StoreProcess store = StoreProcess.start(List.of())) {
                starts.add(store.startedIn());
            }
        }
        List<Bar> bars = new ArrayList<>();
        try (StoreProcess store = StoreProcess.start(List.of())) {
            starts.add(store.startedIn());
            ClosedLoop.run(store.url(), guests, Duration.ofSeconds(warmUpSeconds));
            Duration storeCpu = store.cpu();
            Duration ownCpu = StoreProcess.cpuOf(ProcessHandle.current());
            ClosedLoop closed = ClosedLoop.run(store.url(), guests, Duration.ofSeconds(seconds));
            storeCpu = store.cpu().minus(storeCpu);
            ownCpu = StoreProcess.cpuOf(ProcessHandle.current()).minus(ownCpu);
            double half = closed.callsPerSecond() / 2;
            OpenLoop open = OpenLoop.run(store.url(), half, Duration.ofSeconds(seconds), SEED);
            starts.sort(null);
            bars.add(new Bar("operations_per_second", closed.callsPerSecond(), Bar.Sense.AT_LEAST, 1500));
            // What a machine that is busy with other things as well can be judged by.
            bars.add(new Bar("store_cpu_micros_per_operation", storeCpu.toNanos() / 1e3 / closed.calls()));
            bars.add(new Bar("clients_cpu_micros_per_operation", ownCpu.toNanos() / 1e3 / closed.calls()));
            bars.add(new Bar("half_rate_p50_ms", open.latencyMicros().getValueAtPercentile(50) / 1e3));
            bars.add(new Bar(
                    "half_rate_p99_ms", open.latencyMicros().getValueAtPercentile(99) / 1e3, Bar.Sense.BELOW, 20));
            bars.add(new Bar("start_to_ready_s", starts.get(STARTS / 2).toNanos() / 1e9, Bar.Sense.AT_MOST, 2));
            bars.add(new Bar("resident_mb", store.residentBytes() / 1e6, Bar.Sense.BELOW, 400));
        }
        print(bars);
        List<Bar> missed = bars.stream().filter(bar -> !bar.isMet()).toList();
        missed.forEach(bar -> spec.commandLine().getErr().println("missed: " + bar));
        return isRequired && !missed.isEmpty() ? MISSED : 0;
    }

    private void print(List<Bar> bars) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            Map<String, Object> json = new LinkedHashMap<>();
            bars.forEach(bar -> json.put(bar.name(), bar.value()));
            json.put(
                    "missed",
                    bars.stream().filter(bar -> !bar.isMet()).map(Bar::name).toList());
            out.println(new ObjectMapper().writeValueAsString(json));
        } else {
            bars.forEach(out::println);
        }
        out.flush();
    }

    private int pace() throws IOException, InterruptedException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (StoreProcess store = StoreProcess.start(List.of("--service-times", serviceTimes))) {
            ClosedLoop.run(store.url(), guests, Duration.ofSeconds(warmUpSeconds));
            for (MeasuredPace measured : MeasuredPace.SHOP) {
                ClosedLoop loop =
                        ClosedLoop.run(store.url(), measured.guests(), Duration.ofSeconds(seconds + warmUpSeconds));
                rows.add(measured.beside(loop));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.println(new ObjectMapper().writeValueAsString(rows));
        } else {
            rows.forEach(row -> out.println(MeasuredPace.line(row)));
        }
        out.flush();
        return 0;
    }
}
