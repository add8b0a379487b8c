package io.ridethrough.simulations.terminal;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.terminal.Tick.FlowPace;
import io.ridethrough.simulations.terminal.Tick.PointPace;
import io.ridethrough.simulations.terminal.Tick.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A made-up run to look at, told to a view second by second. */
final class FakeRun {

    static final RunFolder FOLDER = new RunFolder(Path.of("results/runs/20260102T030405Z-checkout-brownout"));
    static final PlannedFault SLOWNESS = new PlannedFault(
            "slow/1", "inference", "latency", "latency 4 s ± 500 ms", Duration.ofSeconds(35), Duration.ofSeconds(55));
    static final PlannedFault OUTAGE = new PlannedFault(
            "down/1",
            "inference",
            "outage",
            "outage: connections are refused",
            Duration.ofSeconds(55),
            Duration.ofSeconds(70));

    /** How the player passes the time between two seconds of the run. */
    interface Pause {
        void oneSecond();
    }

    private FakeRun() {}

    static RunPlan plan() {
        return new RunPlan(
                PlanFile.FORMAT,
                "20260102T030405Z-checkout-brownout",
                "checkout-brownout",
                "The model that three flows lean on first answers far too late, then not at all, then well again."
                        + " Shoppers must not notice.",
                "embedded",
                "none",
                42,
                Map.of(),
                List.of(
                        phase("warm-up", 0, 15, false),
                        phase("steady", 15, 35, true),
                        phase("slow", 35, 55, true, SLOWNESS),
                        phase("down", 55, 70, true, OUTAGE),
                        phase("recovery", 70, 90, true)),
                List.of(
                        new PlannedLoad("guest-checkout", 4, 360, Duration.ofSeconds(10)),
                        new PlannedLoad("onboarding", 2, 180, Duration.ofSeconds(10)),
                        new PlannedLoad("dashboard", 2, 180, Duration.ofSeconds(10))),
                List.of(
                        new InferencePoint("advice", "guest-checkout", "place-order", "inference"),
                        new InferencePoint("identity", "onboarding", "create-customer", "inference"),
                        new InferencePoint("summary", "dashboard", "portfolio-summary", "inference")),
                List.of(),
                List.of(),
                List.of());
    }

    static PlannedPhase phase(String name, int from, int to, boolean judged, PlannedFault... faults) {
        return new PlannedPhase(name, Duration.ofSeconds(from), Duration.ofSeconds(to), judged, List.of(faults));
    }

    static Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("store", "http://127.0.0.1:41801");
        addresses.put("model", "http://127.0.0.1:41802");
        addresses.put("proxy", "http://127.0.0.1:41803");
        return addresses;
    }

    static void play(RunView view, Pause pause) {
        view.waiting("the model to load");
        pause.oneSecond();
        view.runStarted(plan(), FOLDER, addresses());
        List<PlannedFault> live = new ArrayList<>();
        for (int second = 0; second <= 90; second++) {
            Duration at = Duration.ofSeconds(second);
            for (PlannedPhase phase : plan().phases()) {
                if (phase.startsAfter().equals(at)) {
                    live.forEach(fault -> view.faultHealed(
                            fault, at, fault.equals(SLOWNESS) ? OptionalLong.of(23) : OptionalLong.empty()));
                    live.clear();
                    view.phaseStarted(phase);
                    phase.faults().forEach(fault -> view.faultApplied(fault, at));
                    live.addAll(phase.faults());
                }
            }
            view.tick(tick(second));
            pause.oneSecond();
        }
        view.waiting("the last journeys to end, and 3 s of quiet");
        pause.oneSecond();
        view.verdict(verdict(), FOLDER);
    }

    static Tick tick(int second) {
        boolean isBroken = second >= 35 && second < 70;
        double sway = Math.sin(second) / 2;
        return new Tick(
                Duration.ofSeconds(second),
                List.of(
                        flow("guest-checkout", 4 + sway, second, isBroken ? 940 : 31, 0),
                        flow("onboarding", 2 + sway, second, isBroken ? 880 : 44, second > 38 ? 1 : 0),
                        flow("dashboard", 2 - sway, second, second > 36 && second < 42 ? 1312 : 28, 0)),
                List.of(
                        point("advice", 4 + sway, second, 38, 76),
                        point("identity", 2 + sway, second, 41, 77),
                        point("summary", 2 - sway, second, 40, 77)),
                Optional.of(new Workers(isBroken ? 7 : 2, 32)));
    }

    private static FlowPace flow(String flow, double perSecond, int second, long p95Millis, long failures) {
        Optional<Duration> p95 = second < 2 ? Optional.empty() : Optional.of(Duration.ofMillis(p95Millis + second));
        return new FlowPace(flow, perSecond, second < 3 ? 0 : perSecond - 0.1, p95, failures);
    }

    private static PointPace point(String point, double demand, int second, int opens, int closes) {
        boolean isOpen = second >= opens && second < closes;
        String breaker = !isOpen ? "CLOSED" : (second - opens) % 5 == 4 ? "HALF_OPEN" : "OPEN";
        return new PointPace(point, breaker, demand, isOpen ? 0.4 : demand);
    }

    static Verdict verdict() {
        return new Verdict(
                1,
                plan().runId(),
                plan().scenario(),
                Grade.FAIL,
                "checkout-brownout failed: 1 of 6 findings is FAIL, and 1 is INCONCLUSIVE.",
                List.of(
                        finding(
                                "validity/generator",
                                Grade.PASS,
                                "every arrival within 50 ms",
                                "2 ms late at most",
                                ""),
                        finding(
                                "completion/guest-checkout",
                                Grade.PASS,
                                "≥ 99 %",
                                "100 % (steady 81 of 81, slow 79 of 79, down 62 of 62, recovery 84 of 84)",
                                ""),
                        finding(
                                "breaker-opens/advice",
                                Grade.FAIL,
                                "≤ 6 s",
                                "9.4 s",
                                "the breaker counted slow answers as successes until the store's timeout of 800 ms"
                                        + " ended the first of them; 23 requests waited for it meanwhile"),
                        finding("breaker-closes/advice", Grade.PASS, "≤ 10 s", "4.6 s", ""),
                        finding(
                                "fallback-latency/identity",
                                Grade.INCONCLUSIVE,
                                "p95 ≤ 1500 ms",
                                "1310 ms (slow), no samples (down)",
                                "phase down holds no answer from the fallback, and no samples make no PASS"),
                        finding("orders-reconcile", Grade.PASS, "every order once", "306 orders, 306 charges", "")));
    }

    private static Finding finding(String id, Grade grade, String expected, String measured, String why) {
        String claim = id.split("/", -1)[0];
        return new Finding(
                id, claim, "The claim " + id + " holds", grade, expected, measured, why, "client", List.of());
    }
}
