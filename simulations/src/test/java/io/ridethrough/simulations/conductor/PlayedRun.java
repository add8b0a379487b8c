package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.AttemptLog;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.JournalWriter;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.LedgerFile;
import io.ridethrough.results.run.LineLog;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleWriter;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.load.ArrivalSchedule;
import io.ridethrough.simulations.scenario.FaultCatalog;
import io.ridethrough.simulations.scenario.KnownFlow;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.TimedFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * A scenario file played without a shop: read and planned as a run's would be, and stored as a run would store it. What
 * is made up is only what the shop and the wire did.
 */
final class PlayedRun {
    static final long ORIGIN = 1_700_000_000_000_000L;
    private static final long SEED = 7;
    private static final FaultCatalog CATALOG = new FaultCatalog(Path.of("..", "faults", "catalog"));
    private static final BigDecimal TOTAL = new BigDecimal("59.00");

    /** How a shop answers one request. */
    @FunctionalInterface
    interface Shop {
        Answer answer(String step, boolean asksForInference, long millisAfterStart);
    }

    /**
     * One answer.
     *
     * @param calls whether the model was called, as the wire has it
     */
    record Answer(Outcome outcome, int status, long latencyMillis, String inference, boolean calls) {
        static final Answer PLAIN = new Answer(Outcome.OK, 200, 20, "", false);
        static final Answer BY_MODEL = new Answer(Outcome.OK, 200, 60, "model", true);
        static final Answer GIVEN_UP = new Answer(Outcome.OK, 200, 830, "fallback; reason=timeout", true);
        static final Answer SHUT_OUT = new Answer(Outcome.OK, 200, 12, "fallback; reason=open", false);
        static final Answer NONE = new Answer(Outcome.TIMED_OUT, 0, 10_000, "", false);
        static final Answer REFUSED = new Answer(Outcome.HTTP_ERROR, 429, 3, "", false);
        static final Answer ERROR = new Answer(Outcome.HTTP_ERROR, 500, 15, "", false);
    }

    private final Path folder;
    private final Scenario scenario;
    private final RunPlan plan;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Journey> journeys = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Ledger.Order> orders = new ArrayList<>();
    private final Map<String, Long> touched = new LinkedHashMap<>();
    private final Map<String, Duration> late = new LinkedHashMap<>();
    private boolean isLedgerRead = true;

    private PlayedRun(Path folder, Scenario scenario) {
        this.folder = folder;
        this.scenario = scenario;
        this.plan = Planner.plan(
                new RunRequest(
                        scenario,
                        new Anywhere(),
                        Optional.empty(),
                        Optional.empty(),
                        SEED,
                        folder,
                        Map.of("java", "17"),
                        List.of()),
                "20260102-030405-" + scenario.name());
    }

    /** Reads and plans a scenario, and lets its clients go through a shop. */
    static PlayedRun of(Path folder, String yaml, Shop shop) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), yaml);
        PlayedRun run = new PlayedRun(folder, ScenarioFile.read(file, CATALOG));
        run.plan.load().forEach(load -> run.arrive(load, shop));
        return run;
    }

    private void arrive(PlannedLoad load, Shop shop) {
        ArrivalSchedule arrivals = ArrivalSchedule.poisson(SEED, load.flow(), load.perSecond(), scenario.timeline());
        for (int user = 0; user < arrivals.count(); user++) {
            journey(load, user, ORIGIN + arrivals.offsetMicros(user), shop);
        }
    }

    private void journey(PlannedLoad load, int user, long arrival, Shop shop) {
        long at = arrival;
        Answer last = Answer.PLAIN;
        for (String step : KnownFlow.of(load.flow()).orElseThrow().steps()) {
            Optional<InferencePoint> asks = plan.points().stream()
                    .filter(point ->
                            point.flow().equals(load.flow()) && point.step().equals(step))
                    .findFirst();
            last = shop.answer(step, asks.isPresent(), (at - ORIGIN) / 1000);
            long end = at + last.latencyMillis() * 1000;
            samples.add(new Sample(
                    load.flow(), step, user, at, at, end, last.status(), last.outcome(), last.inference(), ""));
            if (asks.isPresent() && last.calls()) {
                attempts.add(
                        new Attempt(at + 2_000, asks.get().target(), asks.get().name()));
            }
            if (step.equals("place-order")) {
                order(load.flow(), user, end, last);
            }
            at = end;
            if (last.outcome() != Outcome.OK) {
                break;
            }
        }
        journeys.add(new Journey(load.flow(), user, arrival, arrival + 1_000, at, last.outcome() == Outcome.OK, false));
    }

    private void order(String flow, int user, long at, Answer answer) {
        boolean isPlaced = answer.outcome() == Outcome.OK;
        String number = String.format("%09d", user + 1);
        String email = "guest-" + user + "@example.test";
        Claim.Answer told = isPlaced
                ? Claim.Answer.ACKNOWLEDGED
                : answer.outcome() == Outcome.TIMED_OUT ? Claim.Answer.INDETERMINATE : Claim.Answer.REFUSED;
        claims.add(new Claim(at, flow, user, email, "cart-" + user, isPlaced ? number : "", told));
        if (isPlaced) {
            orders.add(new Ledger.Order(number, "quote-" + user, email, TOTAL, "processing"));
        }
    }

    /** Only the journeys of some users were made, and none of the others' requests. */
    PlayedRun delivering(LongPredicate users) {
        journeys.removeIf(journey -> !users.test(journey.user()));
        samples.removeIf(sample -> !users.test(sample.user()));
        claims.removeIf(claim -> !users.test(claim.user()));
        orders.removeIf(order -> !users.test(Long.parseLong(order.number()) - 1));
        return this;
    }

    /** What the journal tells a fault to have touched, in place of all the calls that passed it. */
    PlayedRun touching(String fault, long count) {
        touched.put(fault, count);
        return this;
    }

    /** A fault that was applied so long after its time. */
    PlayedRun late(String fault, Duration by) {
        late.put(fault, by);
        return this;
    }

    /** Nothing was recorded of the requests that were due then, microseconds since the Unix epoch. */
    PlayedRun without(LongPredicate due) {
        samples.removeIf(sample -> due.test(sample.intendedAt()));
        return this;
    }

    PlayedRun journeys(UnaryOperator<Journey> change) {
        journeys.replaceAll(change);
        return this;
    }

    /** Nobody read the ledger. */
    PlayedRun withoutLedger() {
        isLedgerRead = false;
        return this;
    }

    /** Nobody watched the wire. */
    PlayedRun withoutWire() {
        attempts.clear();
        return this;
    }

    /** Stores the run and judges the folder, as {@code judge} does. */
    Verdict judged() throws IOException {
        return Judgement.of(stored());
    }

    RunFolder stored() throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(folder.resolve(plan.runId())));
        PlanFile.write(run.plan(), plan);
        try (SampleWriter writer = SampleWriter.create(run.samples())) {
            samples.forEach(writer::record);
            journeys.forEach(writer::record);
        }
        try (LineLog<Claim> log = ClaimLog.create(run.claims())) {
            for (Claim claim : claims) {
                log.append(claim);
            }
        }
        try (AttemptLog log = AttemptLog.create(run.attempts())) {
            attempts.forEach(log::append);
        }
        if (isLedgerRead) {
            LedgerFile.write(
                    run.ledger(),
                    new Ledger(
                            orders,
                            orders.stream()
                                    .map(order -> new Ledger.Charge("charge-" + order.number(), order.number(), TOTAL))
                                    .toList()));
        }
        journal(run);
        return run;
    }

    private void journal(RunFolder run) throws IOException {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(ORIGIN / 1_000_000), ZoneOffset.UTC);
        try (JournalWriter journal = JournalWriter.create(run.journal(), clock)) {
            journal.append("load-started", Map.of("origin", ORIGIN));
            for (PlannedPhase phase : plan.phases()) {
                for (PlannedFault fault : phase.faults()) {
                    fault(journal, fault);
                }
            }
            journal.append(
                    "generator-finished",
                    Map.of("exitCode", 0, "requestsSent", samples.size(), "samples", samples.size()));
            journal.append("run-ended", Map.of());
        }
    }

    private void fault(JournalWriter journal, PlannedFault fault) throws IOException {
        long from = ORIGIN + micros(fault.startsAfter()) + micros(late.getOrDefault(fault.id(), Duration.ofMillis(3)));
        long to = ORIGIN + micros(fault.endsAfter()) + 3_000;
        TimedFault timed =
                Optional.ofNullable(Planner.faults(scenario).get(fault.id())).orElseThrow();
        long passed = attempts.stream()
                .filter(attempt -> attempt.target().equals(fault.target()) && from <= attempt.at() && attempt.at() < to)
                .count();
        journal.append(
                "fault-applied",
                Map.of(
                        "id",
                        fault.id(),
                        "appliedAt",
                        from,
                        "share",
                        timed.share(),
                        "shareOf",
                        timed.fault() instanceof InferenceFault ? "requests" : "connections"));
        journal.append(
                "fault-healed",
                Map.of("id", fault.id(), "healedAt", to, "touched", touched.getOrDefault(fault.id(), passed)));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    /** An environment that can do everything and starts nothing. */
    private record Anywhere() implements Environment {
        @Override
        public String name() {
            return "anywhere";
        }

        @Override
        public Set<String> targets() {
            return Set.of("inference", "payment");
        }

        @Override
        public boolean supports(Fault fault) {
            return true;
        }

        @Override
        public RunningEnvironment start(StartRequest request) {
            throw new UnsupportedOperationException("planning starts nothing");
        }
    }
}
