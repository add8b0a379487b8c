package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Egress;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.verdict.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** {@link ARun} with an egress record: each of its calls to the model is there, and a charge for every tenth order. */
final class EgressRun {

    static final String MODEL = "127.0.0.1:4000";
    static final String PAYMENT = "127.0.0.1:5000";
    static final String ABROAD = "127.0.0.1:6000";
    static final String CANARY = "heron-alpine-0007";

    private final ARun run = ARun.sound();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<EgressCall> calls = new ArrayList<>();
    private final List<ShownAnswer> answers = new ArrayList<>();
    private boolean isRecorded = true;
    private boolean isFull;

    private EgressRun() {}

    static EgressRun sound() {
        EgressRun run = new EgressRun();
        run.declaring(home("inference", MODEL), home("payment", PAYMENT));
        run.run.event("environment-started", Map.of("addresses", Map.of("foreign inference", "http://" + ABROAD)));
        RunRecord record = run.run.build();
        run.attempts.addAll(record.attempts());
        for (Attempt attempt : record.attempts()) {
            run.calls.add(call(attempt.at() - 300, MODEL, "suitability-advice", List.of(CANARY)));
        }
        for (int user = 0; user < ARun.ARRIVALS; user += 10) {
            long at = ARun.ORIGIN + user * 250_000L + 50_000;
            run.calls.add(call(at, PAYMENT, "order-payment", List.of()));
            run.attempts.add(new Attempt(at + 200, "payment", ""));
            run.answers.add(answer(at, user % 20 == 0 ? "alpine" : "harbour", user));
        }
        return run;
    }

    static EgressCall call(long at, String target, String purpose, List<String> canaries) {
        return new EgressCall(at, target, purpose, "alpine", "CH", 400, "answered", Optional.of(canaries));
    }

    static ShownAnswer answer(long at, String tenant, int user) {
        String sign = "holdings/" + tenant + "/" + user;
        return new ShownAnswer(at, "dashboard", "portfolio-summary", user, tenant, List.of(sign), List.of(sign));
    }

    static Map<String, Object> home(String name, String place) {
        return Map.of(
                "name", name, "places", List.of(place), "jurisdictions", List.of("CH", "EU", "US"), "isProxied", true);
    }

    @SafeVarargs
    final EgressRun declaring(Map<String, Object>... homes) {
        run.withoutEvent(HomeEndpoint.EVENT).event(HomeEndpoint.EVENT, Map.of("endpoints", List.of(homes)));
        return this;
    }

    EgressRun undeclared() {
        run.withoutEvent(HomeEndpoint.EVENT);
        return this;
    }

    /** One more call, that many seconds after the start of load. */
    EgressRun calling(int second, UnaryOperator<EgressCall> change) {
        calls.add(change.apply(call(ARun.ORIGIN + second * 1_000_000L, MODEL, "suitability-advice", List.of())));
        return this;
    }

    EgressRun calls(UnaryOperator<EgressCall> change) {
        calls.replaceAll(change);
        return this;
    }

    EgressRun withoutCalls(Predicate<EgressCall> some) {
        calls.removeIf(some);
        return this;
    }

    EgressRun withoutAttempts(Predicate<Attempt> some) {
        attempts.removeIf(some);
        return this;
    }

    EgressRun unrecorded() {
        isRecorded = false;
        calls.clear();
        return this;
    }

    EgressRun full() {
        isFull = true;
        return this;
    }

    EgressRun answers(UnaryOperator<ShownAnswer> change) {
        answers.replaceAll(change);
        return this;
    }

    EgressRun withoutAnswers() {
        answers.clear();
        return this;
    }

    RunRecord record(Expectation... claims) {
        RunRecord record = run.claiming(claims).build();
        return new RunRecord(
                        record.plan(),
                        record.journal(),
                        record.samples(),
                        record.journeys(),
                        record.claims(),
                        attempts,
                        record.ledger())
                .with(record.golden())
                .with(new Egress(isRecorded, isFull, calls))
                .withShownAnswers(answers);
    }

    Finding findingOn(Expectation claim) {
        RunRecord record = record(claim);
        return Judge.finding(ClaimChecks.of(record.plan(), claim), record, new HashMap<>());
    }
}
