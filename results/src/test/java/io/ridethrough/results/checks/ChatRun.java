package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Chat;
import io.ridethrough.results.run.Egress;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.ModelCall;
import io.ridethrough.results.run.ModelCalls;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * {@link ARun} with what an egress recorder saw of each call to the model, the application's own log of them, and the decision
 * on each order: every third needs a person. An answer that the application did not use had broken off.
 */
final class ChatRun {

    static final String V1 = "advisor-v1";

    private final RunRecord run = ARun.sound().build();
    private final List<EgressCall> calls = new ArrayList<>();
    private final List<ModelCall> log = new ArrayList<>();
    private final List<Ledger.Decision> decisions = new ArrayList<>();
    private boolean isRecorded = true;
    private boolean isFull;
    private boolean isLogged = true;
    private boolean isLogFull;
    private boolean isLedgerRead = true;

    private ChatRun() {}

    static ChatRun sound() {
        ChatRun made = new ChatRun();
        for (Attempt attempt : made.run.attempts()) {
            Sample request = made.run.samples().stream()
                    .filter(sample -> sample.step().equals("place-order") && sample.startedAt() <= attempt.at())
                    .max(Comparator.comparingLong(Sample::startedAt))
                    .orElseThrow();
            boolean isByModel = Told.by(request).isModel();
            String answered = isByModel ? V1 : "";
            made.calls.add(call(
                    request.user(),
                    attempt.at() - 300,
                    "reference",
                    isByModel ? Chat.Answer.WHOLE : Chat.Answer.PARTIAL,
                    answered));
            long millis = (request.endedAt() - attempt.at()) / 1000;
            made.log.add(new ModelCall(
                    attempt.at() - 1_000,
                    "reference",
                    answered,
                    isByModel ? "model" : "timeout",
                    Math.max(0, millis),
                    "prompt-" + request.user()));
        }
        for (int user = 0; user < ARun.ARRIVALS; user++) {
            made.decisions.add(decision(user, "review", user % 3 == 0));
        }
        return made;
    }

    static EgressCall call(int user, long at, String asked, Chat.Answer answer, String answered) {
        return new EgressCall(
                        at,
                        EgressRun.MODEL,
                        "suitability-advice",
                        "alpine",
                        "CH",
                        400,
                        "answered",
                        Optional.of(List.of()))
                .withChat(Optional.of(new Chat("advice", asked, "prompt-" + user, answer, answered)));
    }

    static Ledger.Decision decision(int user, String noted, boolean needsPerson) {
        return new Ledger.Decision(
                "advice",
                user,
                "order-" + user,
                noted,
                needsPerson ? List.of("review", "unsuitable") : List.of("review", "unsuitable", "suitable"),
                needsPerson);
    }

    /** The chat of one call changed. */
    static EgressCall with(EgressCall call, UnaryOperator<Chat> change) {
        return call.withChat(call.chat().map(change));
    }

    /** The chats of that user's calls changed. */
    ChatRun chatsOf(int user, UnaryOperator<Chat> change) {
        calls.replaceAll(call -> isOf(user, call) ? with(call, change) : call);
        return this;
    }

    static boolean isOf(int user, EgressCall call) {
        return call.chat()
                .filter(chat -> chat.promptSha256().equals("prompt-" + user))
                .isPresent();
    }

    /** When that user's first call began. */
    long calledAt(int user) {
        return calls.stream()
                .filter(call -> isOf(user, call))
                .findFirst()
                .orElseThrow()
                .at();
    }

    ChatRun calling(EgressCall more) {
        calls.add(more);
        return this;
    }

    ChatRun withoutCalls(Predicate<EgressCall> some) {
        calls.removeIf(some);
        return this;
    }

    ChatRun withoutChats() {
        calls.replaceAll(call -> call.withChat(Optional.empty()));
        return this;
    }

    ChatRun log(UnaryOperator<ModelCall> change) {
        log.replaceAll(change);
        return this;
    }

    ChatRun withoutLogged(Predicate<ModelCall> some) {
        log.removeIf(some);
        return this;
    }

    ChatRun deciding(int user, String noted, boolean needsPerson) {
        decisions.removeIf(decision -> decision.user() == user);
        decisions.add(decision(user, noted, needsPerson));
        return this;
    }

    ChatRun decisions(UnaryOperator<Ledger.Decision> change) {
        decisions.replaceAll(change);
        return this;
    }

    ChatRun withoutDecisions(Predicate<Ledger.Decision> some) {
        decisions.removeIf(some);
        return this;
    }

    ChatRun unrecorded() {
        isRecorded = false;
        return this;
    }

    ChatRun full() {
        isFull = true;
        return this;
    }

    ChatRun unlogged() {
        isLogged = false;
        return this;
    }

    ChatRun logFull() {
        isLogFull = true;
        return this;
    }

    ChatRun withoutLedger() {
        isLedgerRead = false;
        return this;
    }

    /** Users of judged phases whom the model answered, or the fallback. */
    List<Integer> users(String phase, boolean isByModel) {
        Window window = Timeline.of(run).judged(phase);
        return run.samples().stream()
                .filter(sample -> sample.step().equals("place-order") && window.contains(sample.intendedAt()))
                .filter(sample ->
                        isByModel ? Told.by(sample).isModel() : Told.by(sample).isFallback())
                .map(Sample::user)
                .toList();
    }

    Finding findingOn(Expectation claim) {
        Ledger ledger = run.ledger().orElseThrow();
        RunRecord record = new RunRecord(
                run.plan(),
                run.journal(),
                run.samples(),
                run.journeys(),
                run.claims(),
                run.attempts(),
                isLedgerRead
                        ? Optional.of(new Ledger(ledger.orders(), ledger.charges(), ledger.stock(), decisions))
                        : Optional.empty(),
                run.golden(),
                new Egress(isRecorded, isFull, isRecorded ? calls : List.of()),
                List.of(),
                isLogged ? new ModelCalls(true, isLogFull, log) : ModelCalls.NONE,
                List.of());
        return Judge.finding(ClaimChecks.of(record.plan(), claim), record, new HashMap<>());
    }
}
