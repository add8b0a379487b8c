package io.ridethrough.simulations.bench.engine;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.bench.SearchPath;
import io.ridethrough.simulations.bench.engine.PairedCost.Pair;
import io.ridethrough.simulations.bench.engine.PairedCost.Spread;
import io.ridethrough.stubs.store.bench.Bar;
import io.ridethrough.stubs.store.bench.Bar.Sense;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What recording costs the load generator. The same simulation, as fast as it can go with a number of users in a closed loop, is
 * measured bare, which is Gatling with its own figures, and recorded, in pairs that change places. With each pair two things are told
 * beside: Gatling without any figures, and that without the headers for the shop's tracing, which are of the requests whether anybody
 * records them or not. Rates are counted by the server, which no side knows of.
 */
public final class EngineBench {

    private static final double MOST_COST_PERCENT = 3;

    /** Pairs that are further apart than twice the bar were not of one thing. */
    private static final double MOST_SPREAD_POINTS = 2 * MOST_COST_PERCENT;

    private EngineBench() {}

    /**
     * What was measured.
     *
     * @param notes for people: the spread over the pairs, and what was not measured
     */
    public record Report(List<Bar> bars, List<String> notes) {
        public Report {
            bars = List.copyOf(bars);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Measures them all.
     *
     * @param folder for records and logs, empty; what a generator recorded is deleted once it was counted
     * @param path where rivals are looked for
     * @param tell takes a line about each measurement
     * @throws IOException when a measured process fails, or recorded anything else than the server answered
     */
    public static Report run(EnginePlan plan, Path folder, SearchPath path, Consumer<String> tell)
            throws EnvironmentUnavailableException, IOException, InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        Map<Rival, Rate> rivals = new EnumMap<>(Rival.class);
        try (CountedServer server = CountedServer.start(folder)) {
            for (int i = 0; i < plan.pairs(); i++) {
                Map<Recording, Rate> rates = new EnumMap<>(Recording.class);
                for (Recording recording : plan.order(i)) {
                    rates.put(recording, measured(plan, i, recording, server, folder, tell));
                }
                pairs.add(Pair.of(rates));
            }
            for (Rival rival : Rival.values()) {
                Optional<Path> file = rival.found(path);
                if (file.isPresent()) {
                    rivals.put(rival, rival.measure(file.get(), plan, server, folder));
                }
            }
        }
        return report(new PairedCost(pairs), rivals);
    }

    static Report report(PairedCost cost, Map<Rival, Rate> rivals) {
        Spread bare = cost.spread(pair -> pair.bare().requestsPerSecond());
        Spread recorded = cost.spread(pair -> pair.recorded().requestsPerSecond());
        Spread throughput = cost.throughputPercent();
        Spread cpu = cost.cpuPercent();
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar(
                "untraced_requests_per_second",
                cost.spread(pair -> pair.untraced().requestsPerSecond()).median()));
        bars.add(new Bar(
                "silent_requests_per_second",
                cost.spread(pair -> pair.silent().requestsPerSecond()).median()));
        bars.add(new Bar("bare_requests_per_second", bare.median()));
        bars.add(new Bar("recorded_requests_per_second", recorded.median()));
        bars.add(new Bar("throughput_cost_percent", throughput.median(), Sense.AT_MOST, MOST_COST_PERCENT));
        bars.add(new Bar("least_throughput_cost_percent", throughput.least()));
        bars.add(new Bar("most_throughput_cost_percent", throughput.most()));
        bars.add(new Bar(
                "beside_silent_cost_percent", cost.besideSilencePercent().median()));
        bars.add(new Bar(
                "least_beside_silent_cost_percent", cost.besideSilencePercent().least()));
        bars.add(new Bar(
                "most_beside_silent_cost_percent", cost.besideSilencePercent().most()));
        bars.add(new Bar("headers_cost_percent", cost.headersPercent().median()));
        bars.add(new Bar(
                "untraced_cpu_micros_a_request",
                cost.spread(pair -> pair.untraced().cpuMicros()).median()));
        bars.add(new Bar(
                "silent_cpu_micros_a_request",
                cost.spread(pair -> pair.silent().cpuMicros()).median()));
        bars.add(new Bar(
                "bare_cpu_micros_a_request",
                cost.spread(pair -> pair.bare().cpuMicros()).median()));
        bars.add(new Bar(
                "recorded_cpu_micros_a_request",
                cost.spread(pair -> pair.recorded().cpuMicros()).median()));
        bars.add(new Bar("cpu_cost_percent", cpu.median()));
        bars.add(new Bar("least_cpu_cost_percent", cpu.least()));
        bars.add(new Bar("most_cpu_cost_percent", cpu.most()));
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "costs are the median of %d pairs; from least to most holds the true median with %.1f %%",
                cost.pairs().size(),
                cost.certaintyPercent()));
        if (throughput.most() - throughput.least() > MOST_SPREAD_POINTS) {
            notes.add(String.format(
                    Locale.ROOT,
                    "in doubt: the pairs' costs are %.1f points apart, so that their median tells little",
                    throughput.most() - throughput.least()));
        }
        for (Rival rival : Rival.values()) {
            Rate rate = rivals.get(rival);
            if (rate == null) {
                notes.add("not measured: " + rival.program() + " is not on the PATH");
                continue;
            }
            bars.add(new Bar(rival.program() + "_requests_per_second", rate.requestsPerSecond()));
            bars.add(new Bar(rival.program() + "_cpu_micros_a_request", rate.cpuMicros()));
            bars.add(
                    new Bar("recorded_by_" + rival.program() + "_ratio", recorded.median() / rate.requestsPerSecond()));
        }
        return new Report(bars, notes);
    }

    private static Rate measured(
            EnginePlan plan, int pair, Recording recording, CountedServer server, Path folder, Consumer<String> tell)
            throws EnvironmentUnavailableException, IOException, InterruptedException {
        RunFolder own = new RunFolder(Files.createDirectory(folder.resolve(pair + "-" + recording.name())));
        Rate rate = MeasuredGenerator.measure(plan, recording, server, own);
        tell.accept(String.format(
                Locale.ROOT,
                "pair %d, %s: %.0f requests/s, %.2f us of processor time a request",
                pair + 1,
                recording.name().toLowerCase(Locale.ROOT),
                rate.requestsPerSecond(),
                rate.cpuMicros()));
        // It has been counted, and some hundred thousand requests take tens of megabytes.
        for (Path file : own.recorded()) {
            Files.deleteIfExists(file);
        }
        return rate;
    }
}
