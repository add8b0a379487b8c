package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.ModelAsTold;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.ModelCall;
import io.ridethrough.results.run.RunRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The model that was asked, and the one that answered, are those that the application's own log names. The egress recorder
 * saw the calls, the log tells of them, and {@link CallLogSight} lays them beside each other. Then
 *
 * <ul>
 *   <li>a call on the wire that asks for a model which none of its entries names is not as told, and so is one without an
 *       entry if the whole log never names its model;
 *   <li>an entry that says an answer was used, and whose it was, is not as told if answers came to its calls and none of
 *       them names that model.
 * </ul>
 *
 * <p>More than max({@value TwoRecorders#FEWEST_APART}, {@value TwoRecorders#SHARE_APART} of them) calls without an entry, or
 * used answers that nobody saw, are two recorders that disagree, and settle nothing. Limits: a log that names no model of an
 * answer claims nothing of it; a server that gives another model than was asked for and does not say so is not seen here.
 */
record ModelAsToldCheck(ModelAsTold expectation) implements Check {

    static final String CLAIM = "model-as-told";

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                String.join("+", expectation.during()),
                "The models that are asked and that answer during " + Figures.list(expectation.during())
                        + " are those that the application's log of its calls names.",
                "0 calls and answers of others",
                "egress, application");
    }

    @Override
    public Ruling rule(RunRecord run) {
        ChatSight sight = ChatSight.of(run, expectation.during());
        CallLogSight log = CallLogSight.of(run);
        List<String> others = new ArrayList<>();
        Answers answers = new Answers();
        int unlogged = 0;
        for (EgressCall call : sight.calls()) {
            List<ModelCall> entries = log.entriesOf(call);
            entries.forEach(entry -> answers.add(entry, ChatSight.chat(call).answerModel()));
            Optional<String> other = otherAsked(call, entries, log);
            other.ifPresent(model -> others.add(model + " was asked " + sight.when(call.at())));
            unlogged += entries.isEmpty() && other.isEmpty() ? 1 : 0;
        }
        List<ModelCall> used = log.used(sight.windows());
        for (ModelCall entry : used) {
            answers.others(entry)
                    .ifPresent(models -> others.add(models + " answered " + sight.when(entry.at())
                            + ", where the log says " + entry.answered()));
        }
        long unseen = used.stream().filter(entry -> !answers.isSeen(entry)).count();
        String told = others.size() + " of others among " + sight.calls().size() + " calls and " + used.size()
                + " used answers; " + unlogged + " calls not in the log, " + unseen + " answers not on the wire";
        if (!others.isEmpty()) {
            return Ruling.fail(
                    told,
                    others.size()
                            + " calls and answers were of another model than the application's log tells: such as "
                            + others.get(0),
                    sight.evidence());
        }
        if (isTooMany(unlogged, sight.calls().size()) || isTooMany(unseen, used.size())) {
            return Ruling.inconclusive(
                    told,
                    "the application's log and the egress recorder disagree: of "
                            + sight.calls().size()
                            + " calls that left, " + unlogged + " are not in the log, and of " + used.size()
                            + " answers that it says were used, " + unseen + " belong to no call that was seen",
                    sight.evidence());
        }
        return used.isEmpty()
                ? Ruling.inconclusive(told, "no answer of a model was used", sight.evidence())
                : Ruling.pass(told, sight.evidence());
    }

    /** The model that a call asks for and its entries do not, with what they say. */
    private static Optional<String> otherAsked(EgressCall call, List<ModelCall> entries, CallLogSight log) {
        String model = ChatSight.chat(call).model();
        if (entries.isEmpty()) {
            return log.named().contains(model) ? Optional.empty() : Optional.of(model + ", which the log never names,");
        }
        for (ModelCall entry : entries) {
            if (entry.asked().equals(model)) {
                return Optional.empty();
            }
        }
        List<String> asked =
                entries.stream().map(ModelCall::asked).distinct().sorted().toList();
        return Optional.of(model + ", where the log says " + Figures.list(asked) + ",");
    }

    /** The models that answered to the log's entries, by the entry itself: equal ones have the same calls. */
    private static final class Answers {
        private final Set<ModelCall> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<ModelCall> asTold = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Map<ModelCall, Set<String>> others = new IdentityHashMap<>();

        void add(ModelCall entry, String answerModel) {
            seen.add(entry);
            if (answerModel.equals(entry.answered())) {
                asTold.add(entry);
            } else if (!answerModel.isEmpty()) {
                others.computeIfAbsent(entry, none -> new TreeSet<>()).add(answerModel);
            }
        }

        boolean isSeen(ModelCall entry) {
            return seen.contains(entry);
        }

        /** Those that answered, where the entry names one and it is none of them. */
        Optional<String> others(ModelCall entry) {
            boolean isAsTold = entry.answered().isEmpty() || asTold.contains(entry);
            return Optional.ofNullable(others.get(entry))
                    .filter(models -> !isAsTold)
                    .map(models -> Figures.list(List.copyOf(models)));
        }
    }

    private static boolean isTooMany(long some, int all) {
        return some > Math.max(TwoRecorders.FEWEST_APART, TwoRecorders.SHARE_APART * all);
    }
}
