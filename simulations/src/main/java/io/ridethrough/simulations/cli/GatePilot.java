package io.ridethrough.simulations.cli;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.definition.EnvironmentFile;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.baseline.pairing.ComparisonFolder;
import io.ridethrough.results.baseline.pairing.ComparisonRecord;
import io.ridethrough.results.baseline.pairing.PairedRuns;
import io.ridethrough.simulations.baselines.Arm;
import io.ridethrough.simulations.baselines.PlayedPairs;
import io.ridethrough.simulations.baselines.Recording;
import io.ridethrough.simulations.baselines.RunPlayer;
import io.ridethrough.simulations.bench.RealGates;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.scenario.KnownTarget;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import io.ridethrough.simulations.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Plays the gate on real pairs of which it is known whether anything changed. First both arms are the same. Then the fault
 * proxy delays each answer of the model to the candidate by a tenth of what the compared step took: its 95th percentile, as
 * the geometric mean over the first half's runs of the baseline, for the gate compares such means.
 *
 * @param home has the scenario and the environment
 * @param runs folder that gets the runs and both decisions
 * @param pairs of each half
 * @param seed of the first pair of each half, each further one's is one higher
 * @param listener told a line for each run that is over; from any thread
 */
record GatePilot(ProjectHome home, Path runs, int pairs, long seed, RunPlayer player, Consumer<String> listener) {
    /** What is compared: the step that asks the model. */
    static final String SERIES = "guest-checkout/place-order @ steady";

    private static final double PERCENT = 95;
    private static final int ARMS = 2;
    private static final int HALVES = 2;

    /** What a run takes besides its load: processes that start and end, and the quiet moment before the ledger is read. */
    private static final Duration BESIDES = Duration.ofSeconds(10);

    private record Half(PairedRuns runs, PairDecision.Decided decided) {}

    /**
     * Plays both halves, one after the other.
     *
     * @throws EnvironmentUnavailableException when the environment does not start, or ends by itself
     * @throws RunFailedException when a run cannot be recorded
     * @throws IOException when a run or a decision cannot be read or written
     * @throws InterruptedException when a run was interrupted; it is healed by then
     */
    PilotResult play() throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        Scenario scenario = ScenarioFile.read(home.gatePilot(), home.catalog());
        Environment environment = EnvironmentFile.read(home.gatePilotEnvironment());
        Arm baseline = new Arm(PairedRuns.BASELINE, environment);
        Arm candidate = new Arm(PairedRuns.CANDIDATE, environment);
        int all = HALVES * ARMS * pairs;
        Duration each = scenario.timeline().plus(BESIDES);
        listener.accept(all + " real runs of " + scenario.name() + ", about "
                + each.multipliedBy(all).plusSeconds(30).toMinutes() + " minutes; they go to " + runs);
        listener.accept("first " + pairs + " pairs in which nothing changed");
        Half alike = half(scenario, List.of(baseline, candidate));
        OptionalDouble baselineMicros = typicalMicros(alike.runs().baseline());
        if (baselineMicros.isEmpty()) {
            return new PilotResult(runs, pairs, seed, alike.decided(), Optional.empty());
        }
        Duration delay = delay(baselineMicros.getAsDouble());
        listener.accept("then " + pairs + " pairs whose candidate has each answer of the model " + delay.toMillis()
                + " ms later");
        Half slower = half(
                scenario,
                List.of(
                        baseline,
                        candidate.with(new PhaseFault(KnownTarget.INFERENCE.word(), new NetworkFault.Latency(delay)))));
        return new PilotResult(
                runs,
                pairs,
                seed,
                alike.decided(),
                Optional.of(new PilotResult.Slower(baselineMicros.getAsDouble(), delay, slower.decided())));
    }

    private Half half(Scenario scenario, List<Arm> arms)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        ComparisonFolder folder = new ComparisonFolder(runs);
        Instant started = Instant.now();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("seed", String.valueOf(seed));
        arms.forEach(arm -> settings.put(arm.name(), arm.told()));
        ComparisonRecord planned = ComparisonRecord.planned(started, pairs, PERCENT, List.of(SERIES))
                .named(folder.freshId(started, scenario.name()), scenario.name())
                .playing(settings);
        PlayedPairs played = new PlayedPairs(folder, planned, listener);
        PairedRuns both = played.play(new Recording(scenario, pairs, seed, runs, Versions.current()), arms, player);
        return new Half(both, PairDecision.keep(folder, played.comparison(), both));
    }

    /** What the series takes, over all runs that have the percentile; empty when none has. */
    private static OptionalDouble typicalMicros(List<RecordedRun> runs) {
        OptionalDouble log = runs.stream()
                .flatMap(run -> Optional.ofNullable(run.series().get(SERIES)).stream())
                .flatMapToLong(latencies -> latencies.percentileMicros(PERCENT).stream())
                .filter(micros -> micros > 0)
                .mapToDouble(micros -> Math.log(micros))
                .average();
        return log.isPresent() ? OptionalDouble.of(Math.exp(log.getAsDouble())) : OptionalDouble.empty();
    }

    /** In whole milliseconds, as the proxy takes them, and at least one. */
    private static Duration delay(double baselineMicros) {
        return Duration.ofMillis(Math.max(1, Math.round(RealGates.PLANTED * baselineMicros / 1_000)));
    }
}
