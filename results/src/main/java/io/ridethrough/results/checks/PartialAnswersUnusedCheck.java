package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.PartialAnswersUnused;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Chat;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An answer that broke off is no answer. The egress recorder tells which answers came whole: status 200, all of the message,
 * readable to its end, and a word on why the model finished. Each request of which the application says that the model
 * answered needs one of these for itself, called for between the request's start and its end. They are shared out so that
 * as few requests as possible go without ({@link DemandMatching}): what is found cannot be read otherwise. A request that
 * goes without, while a call for the point broke off within it, used what there was.
 *
 * <p>If no answer broke off, or more than {@value TwoRecorders#SHARE_APART} of the model's answers belong to no call that was
 * seen, nothing is settled. Limit: among requests under way at once a whole answer that was thrown away can cover for a
 * broken one that was used.
 */
record PartialAnswersUnusedCheck(PartialAnswersUnused expectation, InferencePoint point) implements Check {

    static final String CLAIM = "partial-answers-unused";

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                point.name(),
                "No answer that broke off during " + Figures.list(expectation.during()) + " is used where "
                        + point.name() + " is asked for.",
                "0 used",
                "egress, application");
    }

    @Override
    public Ruling rule(RunRecord run) {
        ChatSight sight = ChatSight.of(run, expectation.during());
        List<Long> broken = broken(sight);
        List<Sample> byModel = sight.windows().stream()
                .flatMap(window -> Observed.samples(run, point.flow(), point.step(), window).stream())
                .filter(Observed::answeredByModel)
                .sorted(Comparator.comparingLong(Sample::startedAt))
                .toList();
        List<Integer> whole = DemandMatching.match(byModel, whole(run)).attempts();
        List<Sample> used = new ArrayList<>();
        int unseen = 0;
        for (int i = 0; i < byModel.size(); i++) {
            Sample request = byModel.get(i);
            if (whole.get(i) == 0) {
                if (broken.stream().anyMatch(at -> isWithin(request, at))) {
                    used.add(request);
                } else {
                    unseen++;
                }
            }
        }
        String told = used.size() + " used of " + broken.size() + " answers that broke off; " + byModel.size()
                + " requests answered by the model";
        if (!used.isEmpty()) {
            return Ruling.fail(
                    told,
                    used.size() + " of " + byModel.size() + " requests for " + point.name()
                            + " were answered by the model, as the shop says, while its answer had broken off: first "
                            + sight.when(used.get(0).startedAt()),
                    sight.evidence());
        }
        Unjudgeable.unless(
                unseen <= Math.max(TwoRecorders.FEWEST_APART, TwoRecorders.SHARE_APART * byModel.size()),
                unseen + " of " + byModel.size() + " answers of the model for " + point.name()
                        + " belong to no call that the egress recorder saw");
        if (broken.isEmpty()) {
            return Ruling.inconclusive(told, "no answer for " + point.name() + " broke off", sight.evidence());
        }
        return Ruling.pass(told, sight.evidence());
    }

    /** When the calls of the phases began whose answers broke off. */
    private List<Long> broken(ChatSight sight) {
        List<EgressCall> asked = sight.calls().stream()
                .filter(call -> ChatSight.chat(call).point().equals(point.name()))
                .toList();
        Unjudgeable.unless(
                asked.stream().noneMatch(call -> ChatSight.chat(call).answer() == Chat.Answer.UNREAD),
                "the egress recorder did not read all answers for " + point.name());
        return asked.stream()
                .filter(call -> ChatSight.chat(call).answer() == Chat.Answer.PARTIAL)
                .map(EgressCall::at)
                .toList();
    }

    /** The calls of the whole run whose answers came whole: a request may outlast its phase. */
    private List<Attempt> whole(RunRecord run) {
        return run.egress().calls().stream()
                .filter(call -> call.chat()
                        .filter(chat -> chat.point().equals(point.name()) && chat.answer() == Chat.Answer.WHOLE)
                        .isPresent())
                .map(call -> new Attempt(call.at(), point.target(), point.name()))
                .toList();
    }

    private static boolean isWithin(Sample request, long atMicros) {
        return request.startedAt() - DemandMatching.CLOCK_TOLERANCE_MICROS <= atMicros
                && atMicros <= request.endedAt() + DemandMatching.CLOCK_TOLERANCE_MICROS;
    }
}
