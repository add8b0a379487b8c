package io.ridethrough.simulations.cli;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalWriter;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Runs of 30 checkouts in 15 s of which nothing broke, as the conductor would have stored them. */
public final class StoredRuns {
    private static final long ORIGIN = 1_700_000_000_000_000L;
    private static final int ARRIVALS = 30;

    private StoredRuns() {}

    /**
     * Stores one.
     *
     * @param seed decides its latencies
     * @param times what they are multiplied by
     * @param made arrivals of the 30 that were planned
     * @return its id
     */
    public static String store(Path runs, String id, String scenario, long seed, double times, int made)
            throws IOException {
        return store(runs, id, scenario, seed, times, made, 0);
    }

    /** The same, whose load began so many minutes later. */
    static String store(Path runs, String id, String scenario, long seed, double times, int made, int minutesLater)
            throws IOException {
        long origin = ORIGIN + minutesLater * 60_000_000L;
        RunFolder folder = new RunFolder(Files.createDirectories(runs.resolve(id)));
        PlanFile.write(folder.plan(), plan(id, scenario, seed));
        SplittableRandom random = new SplittableRandom(seed);
        try (SampleWriter samples = SampleWriter.create(folder.samples())) {
            for (int user = 0; user < made; user++) {
                long at = origin + user * 500_000L;
                long latency = (long) (times * 20_000 * Math.exp(0.1 * random.nextGaussian()));
                samples.record(new Sample(
                        "guest-checkout", "place-order", user, at, at, at + latency, 200, Outcome.OK, "model", ""));
                samples.record(new Journey("guest-checkout", user, at, at, at + latency, true, false));
            }
        }
        Clock clock = Clock.fixed(Instant.ofEpochSecond(origin / 1_000_000), ZoneOffset.UTC);
        try (JournalWriter journal = JournalWriter.create(folder.journal(), clock)) {
            journal.append("load-started", Map.of("origin", origin));
            journal.append("generator-finished", Map.of("exitCode", 0, "requestsSent", made, "samples", made));
            journal.append("run-ended", Map.of());
        }
        return id;
    }

    /** The plan of such a run. */
    public static RunPlan plan(String id, String scenario, long seed) {
        return new RunPlan(
                PlanFile.FORMAT,
                id,
                scenario,
                "Nothing breaks.",
                "embedded",
                "none",
                seed,
                Map.of("java", "17", "processors", "2"),
                List.of(new PlannedPhase("steady", Duration.ZERO, Duration.ofSeconds(15), true, List.of())),
                List.of(new PlannedLoad("guest-checkout", 2, ARRIVALS, Duration.ofSeconds(10))),
                List.of(new InferencePoint("advice", "guest-checkout", "place-order", "inference")),
                List.of(),
                List.of(),
                List.of(new Expectation.OrdersReconcile()));
    }
}
