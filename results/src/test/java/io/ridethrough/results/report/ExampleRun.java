package io.ridethrough.results.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A made-up run of 90 seconds with a slow and a down phase, the same for the same seed. */
final class ExampleRun {

    static final long ORIGIN = 1_767_225_600_000_000L;
    private static final long SECOND = 1_000_000L;
    private static final Map<String, List<String>> STEPS = Map.of(
            "guest-checkout",
            List.of("open-product", "create-cart", "add-item", "set-address", "place-order"),
            "onboarding",
            List.of("open-form", "create-customer", "sign-in"),
            "dashboard",
            List.of("sign-in", "portfolio-summary"));

    private final Random random;
    private final boolean breakersTold;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Journey> journeys = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Ledger.Order> orders = new ArrayList<>();
    private final List<Ledger.Charge> charges = new ArrayList<>();

    private ExampleRun(long seed, boolean breakersTold) {
        this.random = new Random(seed);
        this.breakersTold = breakersTold;
    }

    static RunRecord of(long seed) {
        return new ExampleRun(seed, true).play();
    }

    /** As {@link #of}, but the application never told its breakers' states. */
    static RunRecord withoutProbes(long seed) {
        return new ExampleRun(seed, false).play();
    }

    static RunPlan plan(List<PlannedLoad> load) {
        return new RunPlan(
                PlanFile.FORMAT,
                "2026-01-01T00-00-00Z-checkout-brownout",
                "checkout-brownout",
                "The model behind checkout advice, identity checks and portfolio summaries turns slow, then disappears."
                        + " Orders must keep flowing, and nobody may be charged for an order that does not exist.",
                "embedded",
                "breaker-never-opens",
                20260101,
                Map.of("ridethrough", "0.1.0", "java", "17.0.9", "gatling", "3.15.1", "os", "Linux 6.1 x86-64"),
                List.of(
                        phase("warm-up", 0, 15, false),
                        phase("steady", 15, 35, true),
                        phase(
                                "slow",
                                35,
                                55,
                                true,
                                new PlannedFault(
                                        "slow/1",
                                        "inference",
                                        "latency",
                                        "latency 4 s ± 500 ms",
                                        Duration.ofSeconds(35),
                                        Duration.ofSeconds(55))),
                        phase(
                                "down",
                                55,
                                70,
                                true,
                                new PlannedFault(
                                        "down/1",
                                        "inference",
                                        "outage",
                                        "refuses connections",
                                        Duration.ofSeconds(55),
                                        Duration.ofSeconds(70))),
                        phase("recovery", 70, 90, true)),
                load,
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

    static JournalEvent event(double atSeconds, String event, ObjectNode fields) {
        return new JournalEvent(ORIGIN + (long) (atSeconds * SECOND), event, fields);
    }

    static ObjectNode fields() {
        return JsonNodeFactory.instance.objectNode();
    }

    private RunRecord play() {
        List<PlannedLoad> load = new ArrayList<>();
        load.add(arrive("guest-checkout", 4, "advice"));
        load.add(arrive("onboarding", 2, "identity"));
        load.add(arrive("dashboard", 2, "summary"));
        samples.sort(Comparator.comparingLong(Sample::endedAt));
        return new RunRecord(
                plan(load), journal(), samples, journeys, claims, attempts, Optional.of(new Ledger(orders, charges)));
    }

    private PlannedLoad arrive(String flow, double perSecond, String point) {
        int user = 0;
        for (double at = gap(perSecond); at < 90; at += gap(perSecond)) {
            journey(flow, user++, ORIGIN + (long) (at * SECOND), point);
        }
        return new PlannedLoad(flow, perSecond, user, Duration.ofSeconds(10));
    }

    private double gap(double perSecond) {
        return -Math.log(1 - random.nextDouble()) / perSecond;
    }

    private void journey(String flow, int user, long intendedAt, String point) {
        long due = intendedAt;
        long begun = 0;
        boolean completed = true;
        List<String> steps = STEPS.getOrDefault(flow, List.of());
        for (int i = 0; i < steps.size() && completed; i++) {
            long start = due + 100 + random.nextInt(1_900);
            begun = i == 0 ? start : begun;
            boolean asks = steps.get(i).matches("place-order|create-customer|portfolio-summary");
            String inference = asks ? ask(point, start) : "";
            long took = noise(steps.get(i).equals("place-order") ? 46 : 14) + waited(inference);
            // One in many orders in the slow phase fails at the payment partner.
            boolean breaks = steps.get(i).equals("place-order")
                    && second(start) > 35
                    && second(start) < 55
                    && random.nextInt(14) == 0;
            completed = !breaks;
            samples.add(new Sample(
                    flow,
                    steps.get(i),
                    user,
                    due,
                    start,
                    start + took,
                    breaks ? 503 : 200,
                    breaks ? Outcome.HTTP_ERROR : Outcome.OK,
                    inference,
                    breaks ? "status 503: no worker was free" : ""));
            due = start + took + noise(300);
        }
        journeys.add(new Journey(flow, user, intendedAt, begun, due, completed, false));
        if (flow.equals("guest-checkout")) {
            order(flow, user, due, completed);
        }
    }

    private void order(String flow, int user, long at, boolean placed) {
        String number = "%09d".formatted(user + 1);
        String email = "guest-" + user + "@example.test";
        claims.add(new Claim(
                at,
                flow,
                user,
                email,
                "cart-" + user,
                placed ? number : "",
                placed ? Claim.Answer.ACKNOWLEDGED : Claim.Answer.REFUSED));
        if (placed) {
            orders.add(new Ledger.Order(number, "quote-" + user, email, new BigDecimal("42.00"), "processing"));
            charges.add(new Ledger.Charge("ch-" + user, number, new BigDecimal("42.00")));
        }
        if (user == 240) {
            charges.add(new Ledger.Charge("ch-again-" + user, number, new BigDecimal("42.00")));
        }
    }

    /** What the application says of its inference; an attempt is on the wire where it made one that got through. */
    private String ask(String point, long at) {
        String state = state(point, second(at));
        boolean trickles = state.equals("HALF_OPEN") && random.nextInt(3) == 0;
        if (!state.equals("CLOSED") && !trickles) {
            return "fallback; reason=open";
        }
        if (second(at) >= 55 && second(at) < 70) {
            return "fallback; reason=error";
        }
        attempts.add(new Attempt(at + 3_000, "inference", point));
        return second(at) >= 35 && second(at) < 55 ? "fallback; reason=timeout" : "model";
    }

    private long waited(String inference) {
        return switch (inference) {
            case "model" -> noise(70);
            case "fallback; reason=timeout" -> 800_000 + noise(4);
            default -> 0;
        };
    }

    private static double second(long at) {
        return (at - ORIGIN) / (double) SECOND;
    }

    /** The summary's breaker is the planted defect: it never opens. */
    private static String state(String point, double second) {
        if (point.equals("summary") || second < 38.5 || second > 76) {
            return "CLOSED";
        }
        return (second % 6) < 1 ? "HALF_OPEN" : "OPEN";
    }

    private long noise(double medianMillis) {
        return (long) (1_000 * medianMillis * Math.exp(0.35 * random.nextGaussian()));
    }

    private List<JournalEvent> journal() {
        List<JournalEvent> journal = new ArrayList<>();
        journal.add(event(-4, "run-started", fields()));
        journal.add(event(0, "load-started", fields().put("origin", ORIGIN)));
        fault(journal, "slow/1", "slow", 35, 55);
        fault(journal, "down/1", "down", 55, 70);
        for (int half = 0; breakersTold && half < 184; half++) {
            double second = half / 2.0;
            ObjectNode probe = fields().put("source", "store").put("workers", 16);
            boolean stalls = second >= 35 && second < 39;
            probe.put(
                    "workersBusy", (stalls ? 7 : second > 39 && second < 56 ? 3 : 1) + random.nextInt(stalls ? 7 : 3));
            probe.put("queued", 0);
            ObjectNode breakers = probe.putObject("breakers");
            List.of("advice", "identity", "summary").forEach(point -> breakers.put(point, state(point, second)));
            journal.add(event(second, "probe", probe));
        }
        journal.add(event(
                93,
                "generator-finished",
                fields().put("exitCode", 0).put("requestsSent", samples.size()).put("samples", samples.size())));
        journal.add(event(95, "cost", fields().put("conductorCpuMillis", 6_120).put("wallMillis", 104_300)));
        journal.add(event(96, "run-ended", fields()));
        return journal;
    }

    private static void fault(List<JournalEvent> journal, String id, String phase, int from, int to) {
        journal.add(event(
                from + 0.02,
                "fault-applied",
                fields().put("id", id).put("phase", phase).put("appliedAt", ORIGIN + from * SECOND + 20_000)));
        journal.add(event(
                to + 0.03,
                "fault-healed",
                fields().put("id", id).put("phase", phase).put("healedAt", ORIGIN + to * SECOND + 30_000)));
    }
}
