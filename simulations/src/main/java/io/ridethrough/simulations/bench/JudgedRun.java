package io.ridethrough.simulations.bench;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.PlannedWatch;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The plan of a made-up run that is judged for its size alone: three flows of {@value #FLOWS_PER_SECOND} arrivals a second
 * each, a model that is slow, then gone, then of another version, and every kind of claim.
 *
 * @param rounds how many clients go through each of the flows; a round makes {@value #SAMPLES_A_ROUND} samples
 */
record JudgedRun(int rounds, long seed) {
    static final long ORIGIN = 1_700_000_000_000_000L;
    static final int SAMPLES_A_ROUND = 16;
    static final int FLOWS_PER_SECOND = 20;
    static final int GOLDEN_PER_SECOND = 2;
    static final int PROMPTS = 20;
    static final String CHECKOUT = "guest-checkout";
    static final String ONBOARDING = "onboarding";
    static final String DASHBOARD = "dashboard";
    static final InferencePoint ADVICE = new InferencePoint("advice", CHECKOUT, "place-order", "inference");
    static final InferencePoint IDENTITY = new InferencePoint("identity", ONBOARDING, "create-customer", "inference");
    static final InferencePoint SUMMARY = new InferencePoint("summary", DASHBOARD, "portfolio-summary", "inference");

    static final List<String> PHASES = List.of("warm-up", "steady", "slow", "down", "drifted", "recovery");
    private static final List<String> JUDGED = PHASES.subList(1, PHASES.size());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final double MOST_TIMES = 5;

    long micros() {
        return rounds * 1_000_000L / FLOWS_PER_SECOND;
    }

    /** Which phase an instant lies in, from 0. */
    int phase(long sinceOriginMicros) {
        return (int) Math.min(PHASES.size() - 1, sinceOriginMicros * PHASES.size() / micros());
    }

    /** When a phase begins, whole seconds after the start of load. */
    Duration begins(int phase) {
        return Duration.ofMillis(micros() / 1000 * phase / PHASES.size());
    }

    int questions() {
        return (int) (micros() / 1_000_000 * GOLDEN_PER_SECOND);
    }

    List<PlannedFault> faults() {
        return phases().stream().flatMap(phase -> phase.faults().stream()).toList();
    }

    RunPlan plan(String id) {
        return new RunPlan(
                PlanFile.FORMAT,
                id,
                "judged",
                "Nothing of this happened.",
                "none",
                "none",
                seed,
                Map.of(),
                phases(),
                List.of(
                        new PlannedLoad(CHECKOUT, FLOWS_PER_SECOND, rounds, PATIENCE),
                        new PlannedLoad(ONBOARDING, FLOWS_PER_SECOND, rounds, PATIENCE),
                        new PlannedLoad(DASHBOARD, FLOWS_PER_SECOND, rounds, PATIENCE)),
                List.of(ADVICE, IDENTITY, SUMMARY),
                List.of(new PlannedWatch(PROMPTS, GOLDEN_PER_SECOND, questions(), PATIENCE)),
                List.of(),
                expectations());
    }

    private List<PlannedPhase> phases() {
        List<PlannedPhase> phases = new ArrayList<>();
        for (int i = 0; i < PHASES.size(); i++) {
            Duration from = begins(i);
            Duration to = begins(i + 1);
            String name = PHASES.get(i);
            String kind = switch (name) {
                case "slow" -> "latency";
                case "down" -> "outage";
                case "drifted" -> "model-swap";
                default -> "";
            };
            List<PlannedFault> faults = kind.isEmpty()
                    ? List.of()
                    : List.of(new PlannedFault(name + "/1", "inference", kind, kind, from, to));
            phases.add(new PlannedPhase(name, from, to, i > 0, faults));
        }
        return phases;
    }

    /** One of each kind and more: a claim for each point and flow where it names one. */
    private static List<Expectation> expectations() {
        List<Expectation> claims = new ArrayList<>();
        for (InferencePoint point : List.of(ADVICE, IDENTITY, SUMMARY)) {
            String name = point.name();
            String flow = point.flow();
            String step = point.step();
            Duration second = Duration.ofSeconds(1);
            Duration minute = Duration.ofMinutes(1);
            claims.add(new Expectation.Completion(flow, JUDGED, 0.95));
            claims.add(new Expectation.LatencyRatio(flow, step, "recovery", 95, MOST_TIMES, "steady", second));
            claims.add(new Expectation.BreakerOpens(name, "slow", minute));
            claims.add(new Expectation.BreakerShutsOut(name, List.of("slow", "down"), 0.1));
            claims.add(new Expectation.BreakerCloses(name, "drifted", minute));
            claims.add(new Expectation.FallbackShare(name, List.of("slow", "down"), 0.9));
            claims.add(new Expectation.FallbackLatency(name, List.of("slow", "down"), 95, second));
            claims.add(new Expectation.Amplification(name, List.of("steady", "slow"), MOST_TIMES));
            claims.add(new Expectation.ErrorsShown(flow, JUDGED, 0.05));
            claims.add(new Expectation.BreakerStaysClosed(name, List.of("steady")));
            claims.add(new Expectation.StepLatency(flow, step, JUDGED, 95, second));
            claims.add(new Expectation.BreakerProbes(name, List.of("slow"), 2));
            claims.add(new Expectation.BreakerOpensAfter(name, "slow", 1, 1_000));
            claims.add(new Expectation.Recovery(flow, step, "recovery", 95, minute, "steady", second));
            claims.add(new Expectation.Surge(name, "recovery", MOST_TIMES, "steady"));
            claims.add(new Expectation.PartialAnswersUnused(name, List.of("steady", "slow")));
        }
        claims.add(new Expectation.OrdersReconcile());
        claims.add(new Expectation.DriftNoticed("drifted", Duration.ofMinutes(1), 3, 40));
        claims.add(new Expectation.DriftGone("recovery", Duration.ofMinutes(1), 3, 40));
        claims.add(new Expectation.AnswersUnmixed(List.of("steady")));
        claims.add(new Expectation.SwapUndisturbed(Duration.ofMillis(500)));
        claims.add(new Expectation.Residency(JUDGED));
        claims.add(new Expectation.CanariesStay(JUDGED, List.of("inference")));
        claims.add(new Expectation.TenantsIsolated(JUDGED));
        claims.add(new Expectation.ModelAsTold(JUDGED));
        claims.add(new Expectation.FallbackCorrect(ADVICE.name(), JUDGED));
        return claims;
    }
}
