package io.ridethrough.simulations.modelbench;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.results.inference.BenchStep;
import io.ridethrough.results.inference.BenchTarget;
import io.ridethrough.results.inference.ModelBenchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Plays the steps of a benchmark, at rising load, until all are measured or the endpoint can't keep up. */
public final class ModelBench {
    private final ChatEndpoint endpoint;
    private final BenchSettings settings;
    private final BenchProgress progress;
    private final List<BenchStep> steps = new ArrayList<>();
    private final Set<String> models = new TreeSet<>();
    private final Set<String> fingerprints = new TreeSet<>();
    private boolean hasUsage = true;

    /**
     * What was measured of whom.
     *
     * @param models every name that answers bore
     * @param fingerprints every system fingerprint that answers bore
     * @param tokenCounts see {@link BenchTarget#tokenCounts()}
     * @param end see {@link ModelBenchResult#end()}
     */
    public record Outcome(
            List<BenchStep> steps, List<String> models, List<String> fingerprints, String tokenCounts, String end) {}

    public ModelBench(ChatEndpoint endpoint, BenchSettings settings, BenchProgress progress) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Asks over the network for as long as the settings say.
     *
     * @throws EnvironmentUnavailableException when the endpoint does not answer a first question
     */
    public Outcome run() throws EnvironmentUnavailableException, InterruptedException {
        greet();
        String end = settings.isSweep() ? sweep() : rise(settings.ratesPerSecond());
        return new Outcome(
                List.copyOf(steps),
                List.copyOf(models),
                List.copyOf(fingerprints),
                hasUsage ? BenchTarget.USAGE : BenchTarget.PIECES,
                end);
    }

    /** Load on an endpoint that can't answer even one would measure nothing. */
    private void greet() throws EnvironmentUnavailableException {
        ChatOutcome outcome = endpoint.ask(
                        ChatQuestion.greedy(settings.prompts().texts().get(0), settings.maxTokens()))
                .join();
        if (!outcome.isComplete()) {
            throw new EnvironmentUnavailableException("the endpoint does not answer: "
                    + outcome.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + outcome.problem());
        }
    }

    private String sweep() throws InterruptedException {
        kept(BenchStep.SYNCHRONOUS, 1);
        double sustained = kept(BenchStep.THROUGHPUT, settings.saturateWith()).completePerSecond();
        if (!(sustained > 0)) {
            return "nothing was answered with " + settings.saturateWith() + " requests under way";
        }
        return rise(BenchSettings.SWEPT_SHARES.stream()
                .map(share -> rounded(share * sustained))
                .toList());
    }

    private String rise(List<Double> rates) throws InterruptedException {
        for (double rate : rates) {
            progress.stepBegins(words(rate), lasts());
            BenchStep step = keep(new StepRun(endpoint, settings).open(rate));
            if (step.isSaturated()) {
                return "stopped at " + words(rate) + ": " + step.saturation();
            }
        }
        return ModelBenchResult.ALL_MEASURED;
    }

    private BenchStep kept(String load, int requests) throws InterruptedException {
        progress.stepBegins(load + ", " + requests + " at a time", lasts());
        return keep(new StepRun(endpoint, settings).kept(load, requests));
    }

    private BenchStep keep(StepRun.Result result) {
        steps.add(result.step());
        for (Observation observation : result.observations()) {
            ChatOutcome outcome = observation.outcome();
            models.addAll(outcome.models());
            fingerprints.addAll(outcome.fingerprints());
            hasUsage &= !outcome.isComplete() || outcome.completionTokens().isPresent();
        }
        progress.stepEnded(result.step());
        return result.step();
    }

    private Duration lasts() {
        return settings.warmUp().plus(settings.measured());
    }

    private static String words(double rate) {
        return (rate == Math.rint(rate) ? String.valueOf((long) rate) : String.valueOf(rate)) + "/s";
    }

    /** Two significant digits and a half are enough for a rate that was found by measuring. */
    private static double rounded(double rate) {
        double unit = Math.pow(10, Math.floor(Math.log10(rate)) - 1) / 2;
        return Math.max(unit, Math.rint(rate / unit) * unit);
    }
}
