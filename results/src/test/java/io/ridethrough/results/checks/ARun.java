package io.ridethrough.results.checks;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A run written by hand: 5 s warm-up, then steady, slow, down and recovery of 20 s each; four checkouts a second, each
 * of a product page and an order whose confirmation asks for {@code advice}. Sound until told otherwise.
 */
public final class ARun {

    static final long ORIGIN = 1_700_000_000_000_000L;
    static final int ARRIVALS = 85 * 4;
    private static final List<String> PHASES = List.of("warm-up", "steady", "slow", "down", "recovery");

    private final StoreBehaviour store;
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<StopCondition> stops = new ArrayList<>();
    private final List<JournalEvent> journal = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Journey> journeys = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Ledger.Order> orders = new ArrayList<>();
    private final List<Ledger.Charge> charges = new ArrayList<>();
    private final List<Ledger.Stock> stock = new ArrayList<>();
    private boolean isLedgerRead = true;
    private boolean isCharged = true;

    private ARun(StoreBehaviour store) {
        this.store = store;
    }

    public static ARun sound() {
        return of(StoreBehaviour.sound());
    }

    /** A shop whose every request calls the model, whatever became of the one before. */
    public static ARun withoutBreaker() {
        return of(StoreBehaviour.withoutBreaker());
    }

    static ARun of(StoreBehaviour store) {
        return of(store, IntStream.range(0, ARRIVALS).mapToLong(user -> user * 250_000L));
    }

    /** The same run with arrivals at other times: as many, in order, in microseconds after the start of load. */
    static ARun of(StoreBehaviour store, LongStream arrivalsMicros) {
        ARun run = new ARun(store);
        run.play(arrivalsMicros.toArray());
        return run;
    }

    private void play(long[] arrivalsMicros) {
        for (int user = 0; user < ARRIVALS; user++) {
            arrive(user, ORIGIN + arrivalsMicros[user]);
        }
        event("run-started", Map.of());
        event("load-started", Map.of("origin", ORIGIN));
        fault("slow/1", 25_000, 45_000, -1);
        fault("down/1", 45_000, 65_000, 12);
        event("generator-finished", Map.of("exitCode", 0, "requestsSent", 2 * ARRIVALS, "samples", 2 * ARRIVALS));
        event("run-ended", Map.of());
    }

    private void arrive(int user, long at) {
        long millis = (at - ORIGIN) / 1000;
        int phase = millis < 5_000 ? 0 : 1 + (int) ((millis - 5_000) / 20_000);
        Reply reply = store.reply(PHASES.get(phase), millis < 5_000 ? millis : (millis - 5_000) % 20_000);
        long ordered = at + 40_000;
        long ended = ordered + reply.latencyMillis() * 1000;
        boolean isOk = reply.outcome() == Outcome.OK;
        samples.add(sample("view-product", user, at, ordered, 200, Outcome.OK, "", ""));
        samples.add(sample(
                "place-order",
                user,
                ordered,
                ended,
                isOk ? 200 : 0,
                reply.outcome(),
                reply.inference(),
                isOk ? "" : "no answer in time"));
        reply.attemptsAfterMillis()
                .forEach(after -> attempts.add(new Attempt(ordered + after * 1000L, "inference", "advice")));
        journeys.add(new Journey("guest-checkout", user, at, at + 2_000, ended, isOk, false));
        String number = String.format("%09d", user + 1);
        claims.add(new Claim(
                ended,
                "guest-checkout",
                user,
                email(user),
                "cart-" + user,
                isOk ? number : "",
                isOk ? Claim.Answer.ACKNOWLEDGED : Claim.Answer.INDETERMINATE));
        orders.add(new Ledger.Order(number, "quote-" + user, email(user), new BigDecimal("59.00"), "processing"));
        charges.add(new Ledger.Charge("charge-" + user, number, new BigDecimal("59.0")));
    }

    static String email(int user) {
        return "guest-" + user + "@example.com";
    }

    private static Sample sample(
            String step, int user, long from, long to, int status, Outcome outcome, String inference, String error) {
        return new Sample("guest-checkout", step, user, from, from, to, status, outcome, inference, error);
    }

    private void fault(String id, long fromMillis, long toMillis, long touched) {
        event("fault-applied", Map.of("id", id, "appliedAt", ORIGIN + fromMillis * 1000 + 3_000));
        event("fault-healed", Map.of("id", id, "healedAt", ORIGIN + toMillis * 1000 + 3_000, "touched", touched));
    }

    ARun event(String event, Map<String, ?> fields) {
        journal.add(new JournalEvent(ORIGIN + journal.size(), event, RunJson.tree(fields)));
        return this;
    }

    public ARun withoutEvent(String event) {
        journal.removeIf(candidate -> candidate.event().equals(event));
        return this;
    }

    /** Changes one field of every event of that name about that fault, or of every such event when no fault is named. */
    ARun setting(String event, String fault, String field, long value) {
        journal.stream()
                .filter(candidate -> candidate.event().equals(event))
                .filter(candidate -> fault.isEmpty()
                        || candidate.fields().path("id").asText().equals(fault))
                .forEach(candidate -> candidate.fields().put(field, value));
        return this;
    }

    /** Notes with a fault's start how much it breaks, and of what. */
    ARun sharing(String fault, double share, String of) {
        journal.stream()
                .filter(event -> event.event().equals("fault-applied")
                        && event.fields().path("id").asText().equals(fault))
                .forEach(event -> event.fields().put("share", share).put("shareOf", of));
        return this;
    }

    public ARun claiming(Expectation... more) {
        expectations.addAll(List.of(more));
        return this;
    }

    ARun stopping(StopCondition... when) {
        stops.addAll(List.of(when));
        return this;
    }

    public ARun samples(UnaryOperator<Sample> change) {
        samples.replaceAll(change);
        return this;
    }

    public ARun withoutSamples(Predicate<Sample> some) {
        samples.removeIf(some);
        return setting("generator-finished", "", "samples", samples.size())
                .setting("generator-finished", "", "requestsSent", samples.size());
    }

    public ARun journeys(UnaryOperator<Journey> change) {
        journeys.replaceAll(change);
        return this;
    }

    public ARun withoutJourneys(Predicate<Journey> some) {
        journeys.removeIf(some);
        return this;
    }

    ARun claims(UnaryOperator<Claim> change) {
        claims.replaceAll(change);
        return this;
    }

    public ARun withoutClaims(Predicate<Claim> some) {
        claims.removeIf(some);
        return this;
    }

    /** What a client was told on a second click, beside what it was told on the first. */
    ARun claimingAgain(int user, Claim.Answer answer, String order) {
        claims.add(new Claim(ORIGIN, "guest-checkout", user, email(user), "cart-" + user, order, answer));
        return this;
    }

    ARun stocking(Ledger.Stock... products) {
        stock.addAll(List.of(products));
        return this;
    }

    ARun withoutAttempts() {
        attempts.clear();
        return this;
    }

    ARun ordering(Ledger.Order... more) {
        orders.addAll(List.of(more));
        return this;
    }

    ARun orders(UnaryOperator<Ledger.Order> change) {
        orders.replaceAll(change);
        return this;
    }

    ARun withoutOrders(Predicate<Ledger.Order> some) {
        orders.removeIf(some);
        return this;
    }

    ARun charging(Ledger.Charge... more) {
        charges.addAll(List.of(more));
        return this;
    }

    ARun charges(UnaryOperator<Ledger.Charge> change) {
        charges.replaceAll(change);
        return this;
    }

    ARun withoutCharges(Predicate<Ledger.Charge> some) {
        charges.removeIf(some);
        return this;
    }

    /** A shop without a payment partner. */
    ARun uncharged() {
        charges.clear();
        isCharged = false;
        return this;
    }

    ARun withoutLedger() {
        isLedgerRead = false;
        return this;
    }

    public RunRecord build() {
        return new RunRecord(
                plan(),
                journal,
                samples,
                journeys,
                claims,
                attempts,
                isLedgerRead
                        ? Optional.of(new Ledger(orders, isCharged, charges, stock, List.of()))
                        : Optional.empty());
    }

    private RunPlan plan() {
        return new RunPlan(
                PlanFile.FORMAT,
                "2026-01-01T00-00-00Z-checkout-brownout",
                "checkout-brownout",
                "Inference is slow, then gone, while guests check out.",
                "embedded",
                "none",
                7,
                Map.of("java", "17", "gatling", "3.15.1", "os", "Linux: amd64"),
                List.of(
                        phase("warm-up", 0, 5, false, List.of()),
                        phase("steady", 5, 25, true, List.of()),
                        phase(
                                "slow",
                                25,
                                45,
                                true,
                                List.of(new PlannedFault(
                                        "slow/1",
                                        "inference",
                                        "latency",
                                        "latency 4 s",
                                        Duration.ofSeconds(25),
                                        Duration.ofSeconds(45)))),
                        phase(
                                "down",
                                45,
                                65,
                                true,
                                List.of(new PlannedFault(
                                        "down/1",
                                        "inference",
                                        "outage",
                                        "connections refused",
                                        Duration.ofSeconds(45),
                                        Duration.ofSeconds(65)))),
                        phase("recovery", 65, 85, true, List.of())),
                List.of(new PlannedLoad("guest-checkout", 4, ARRIVALS, Duration.ofSeconds(10))),
                List.of(new InferencePoint("advice", "guest-checkout", "place-order", "inference")),
                List.of(),
                stops,
                expectations);
    }

    private static PlannedPhase phase(String name, int from, int to, boolean judged, List<PlannedFault> faults) {
        return new PlannedPhase(name, Duration.ofSeconds(from), Duration.ofSeconds(to), judged, faults);
    }
}
