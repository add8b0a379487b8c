package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.PlannedWatch;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Golden;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.GoldenReferences.Whole;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A run written by hand: steady, drifted and rolled-back of 20 s each. The model is swapped to v2 for all of drifted. Four
 * golden prompts a second, of twenty; v2 decides every fifth of them wrongly and says another text. Four orders a second,
 * whose model call takes 300 ms. Sound until told otherwise.
 */
final class GoldenRun {

    static final long ORIGIN = 1_700_000_000_000_000L;
    private static final int SECONDS = 60;
    private static final int PROMPTS = 20;
    private static final String V1 = "advisor-v1";
    private static final String V2 = "advisor-v2";

    private final List<GoldenAnswer> answers = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Journey> journeys = new ArrayList<>();
    private GoldenReferences references = new GoldenReferences(V1, wholes());
    private List<JournalEvent> journal = List.of(
            event("load-started", Map.of("origin", ORIGIN)),
            event("fault-applied", Map.of("id", "drifted/1", "plannedAt", at(20_000), "appliedAt", at(20_005))),
            event("fault-healed", Map.of("id", "drifted/1", "plannedAt", at(40_000), "healedAt", at(40_005))));

    private GoldenRun() {
        for (int i = 0; i < SECONDS * 4; i++) {
            int prompt = i % PROMPTS;
            long millis = i * 250L - 100;
            answers.add(answer(prompt, millis, millis >= 20_000 && millis < 40_000 ? V2 : V1));
            samples.add(sample(i, i * 250L - 100));
            journeys.add(new Journey(
                    "guest-checkout", i, at(millis - 500), at(millis - 500), at(millis + 300), true, false));
        }
    }

    static GoldenRun sound() {
        return new GoldenRun();
    }

    static long at(long millis) {
        return ORIGIN + millis * 1000;
    }

    private static GoldenAnswer answer(int prompt, long millis, String version) {
        return new GoldenAnswer(
                id(prompt),
                at(millis),
                at(millis),
                at(millis + 200),
                decision(prompt, V1),
                decision(prompt, version),
                true,
                GoldenAnswer.COMPLETE,
                List.of(version),
                List.of("fp-" + version),
                hash(prompt, version),
                List.of(version),
                "");
    }

    private static Sample sample(int user, long millis) {
        return new Sample(
                "guest-checkout",
                "place-order",
                user,
                at(millis),
                at(millis),
                at(millis + 300),
                200,
                Outcome.OK,
                "model",
                "");
    }

    private static List<Whole> wholes() {
        List<Whole> wholes = new ArrayList<>();
        for (int prompt = 0; prompt < PROMPTS; prompt++) {
            for (String version : List.of(V1, V2)) {
                wholes.add(new Whole(
                        id(prompt),
                        version,
                        "fp-" + version,
                        decision(prompt, version),
                        "text",
                        hash(prompt, version)));
            }
        }
        return wholes;
    }

    private static String id(int prompt) {
        return "advice-" + prompt;
    }

    private static String decision(int prompt, String version) {
        return prompt % 5 == 0 && version.equals(V2) ? "FUND-B" : "FUND-A";
    }

    private static String hash(int prompt, String version) {
        return prompt + "-" + decision(prompt, version);
    }

    private static JournalEvent event(String event, Map<String, ?> fields) {
        return new JournalEvent(ORIGIN, event, RunJson.tree(fields));
    }

    GoldenRun answers(Predicate<GoldenAnswer> some, UnaryOperator<GoldenAnswer> change) {
        answers.replaceAll(answer -> some.test(answer) ? change.apply(answer) : answer);
        return this;
    }

    GoldenRun withoutAnswers(Predicate<GoldenAnswer> some) {
        answers.removeIf(some);
        return this;
    }

    GoldenRun samples(Predicate<Sample> some, UnaryOperator<Sample> change) {
        samples.replaceAll(sample -> some.test(sample) ? change.apply(sample) : sample);
        return this;
    }

    GoldenRun withoutSamples(Predicate<Sample> some) {
        samples.removeIf(some);
        return this;
    }

    GoldenRun journeys(Predicate<Journey> some, UnaryOperator<Journey> change) {
        journeys.replaceAll(journey -> some.test(journey) ? change.apply(journey) : journey);
        return this;
    }

    GoldenRun withoutReferences() {
        references = GoldenReferences.NONE;
        return this;
    }

    GoldenRun withoutEvent(String event) {
        journal = journal.stream()
                .filter(candidate -> !candidate.event().equals(event))
                .toList();
        return this;
    }

    /** What one version would have answered instead. */
    static GoldenAnswer saying(GoldenAnswer answer, String version) {
        int prompt = Integer.parseInt(answer.id().substring("advice-".length()));
        return answer(prompt, (answer.sentAt() - ORIGIN) / 1000, version);
    }

    /** Another text under the same labels. */
    static GoldenAnswer withText(GoldenAnswer answer, String hash, List<String> wholeAnswerOf) {
        return with(answer, answer.ending(), answer.models(), hash, wholeAnswerOf);
    }

    static GoldenAnswer withModels(GoldenAnswer answer, String... models) {
        return with(answer, answer.ending(), List.of(models), answer.textSha256(), answer.wholeAnswerOf());
    }

    static GoldenAnswer ending(GoldenAnswer answer, String ending) {
        return with(answer, ending, answer.models(), answer.textSha256(), answer.wholeAnswerOf());
    }

    private static GoldenAnswer with(
            GoldenAnswer answer, String ending, List<String> models, String hash, List<String> wholeAnswerOf) {
        return new GoldenAnswer(
                answer.id(),
                answer.intendedAt(),
                answer.sentAt(),
                answer.endedAt(),
                answer.expected(),
                answer.decision(),
                answer.isAllowed(),
                ending,
                models,
                answer.fingerprints(),
                hash,
                wholeAnswerOf,
                wholeAnswerOf.isEmpty() ? "FUND-A: half of this and half of that" : "");
    }

    RunRecord build(Expectation... claims) {
        return new RunRecord(plan(List.of(claims)), journal, samples, journeys, List.of(), List.of(), Optional.empty())
                .with(new Golden(references, answers));
    }

    private static RunPlan plan(List<Expectation> claims) {
        return new RunPlan(
                PlanFile.FORMAT,
                "20260101-000000-model-rollback",
                "model-rollback",
                "Another version is served, and rolled back.",
                "embedded",
                "none",
                7,
                Map.of(),
                List.of(
                        phase("steady", 0, List.of()),
                        phase(
                                "drifted",
                                20,
                                List.of(new PlannedFault(
                                        "drifted/1",
                                        "inference",
                                        "model-swap",
                                        "model swapped to v2",
                                        Duration.ofSeconds(20),
                                        Duration.ofSeconds(40)))),
                        phase("rolled-back", 40, List.of())),
                List.of(new PlannedLoad("guest-checkout", 4, SECONDS * 4, Duration.ofSeconds(10))),
                List.of(new InferencePoint("advice", "guest-checkout", "place-order", "inference")),
                List.of(new PlannedWatch(PROMPTS, 4, SECONDS * 4, Duration.ofSeconds(5))),
                List.of(),
                claims);
    }

    private static PlannedPhase phase(String name, int from, List<PlannedFault> faults) {
        return new PlannedPhase(name, Duration.ofSeconds(from), Duration.ofSeconds(from + 20), true, faults);
    }
}
