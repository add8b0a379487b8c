package io.ridethrough.simulations.gatling;

import io.ridethrough.environments.ShopTerms;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.load.ArrivalSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A planned run's real load generator, in a JVM of its own. */
record ForkedRun(RunPlan plan, RunFolder folder, Process process, List<String> lines) {

    private static final long SEED = 7;

    static PlannedLoad load(String flow, double perSecond, Duration timeline, Duration patience) {
        int arrivals = offsets(flow, perSecond, timeline).length;
        return new PlannedLoad(flow, perSecond, arrivals, patience);
    }

    static long[] offsets(String flow, double perSecond, Duration timeline) {
        return ArrivalSchedule.poisson(SEED, flow, perSecond, timeline).offsetsMicros();
    }

    static ForkedRun start(
            Path path, String shopUrl, Duration thinking, Duration drain, Duration timeline, PlannedLoad... loads)
            throws IOException {
        return start(path, shopUrl, thinking, drain, timeline, Map.of(), loads);
    }

    static ForkedRun start(
            Path path,
            String shopUrl,
            Duration thinking,
            Duration drain,
            Duration timeline,
            Map<String, List<String>> pinned,
            PlannedLoad... loads)
            throws IOException {
        RunPlan plan = new RunPlan(
                PlanFile.FORMAT,
                "test",
                "test",
                "",
                "embedded",
                "none",
                SEED,
                Map.of(),
                phases(timeline),
                List.of(loads),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        RunFolder folder = new RunFolder(path);
        PlanFile.write(folder.plan(), plan);
        GatlingSettings settings = new GatlingSettings(
                folder, shopUrl, ShopTerms.REFERENCE, OptionalLong.empty(), thinking, drain, pinned);

        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx256m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dridethrough.lifeline=stdin"));
        settings.asSystemProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(GatlingProcess.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(path.resolve("stderr.txt").toFile())
                .start();
        return new ForkedRun(plan, folder, process, new ArrayList<>());
    }

    /** Two halves, the second of them with a fault at first, joined in its middle by another one. */
    private static List<PlannedPhase> phases(Duration timeline) {
        Duration half = timeline.dividedBy(2);
        Duration eighth = timeline.dividedBy(8);
        return List.of(
                new PlannedPhase("steady", Duration.ZERO, half, true, List.of()),
                new PlannedPhase(
                        "slow",
                        half,
                        timeline,
                        true,
                        List.of(
                                new PlannedFault(
                                        "slow/1", "inference", "latency", "", half, half.plus(eighth.multipliedBy(2))),
                                new PlannedFault("slow/2", "payment", "outage", "", half.plus(eighth), timeline))));
    }

    /** How many requests Gatling itself counted: without a run's own settings it prints its summary. */
    long requestsByGatling() throws IOException {
        return ConsoleSummary.requests(folder.logs().resolve("gatling.log"));
    }

    /** Waits for the end, and gives the exit code. */
    int end() throws IOException, InterruptedException {
        try (var out = process.inputReader()) {
            out.lines().forEach(lines::add);
        }
        return process.waitFor();
    }
}
