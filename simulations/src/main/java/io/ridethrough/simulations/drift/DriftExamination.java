package io.ridethrough.simulations.drift;

import io.ridethrough.environments.golden.Examination;
import io.ridethrough.environments.golden.GoldenAnswer;
import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.results.drift.DriftCase;
import io.ridethrough.results.drift.DriftMeasurement;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks two models the same golden prompts. The first is asked more than once: what differs between its own answers is
 * the floor. Its first round comes before the other model's and the rest after, so that whatever changes with time on
 * its server is in the floor too.
 *
 * @param each how a round goes
 * @param rounds of the first model, at least 2
 */
public record DriftExamination(Examination each, int rounds) {
    public static final int MOST_ROUNDS = 10;

    public DriftExamination {
        if (rounds < 2 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("rounds " + rounds + " (2 to " + MOST_ROUNDS + ")");
        }
    }

    /**
     * Asks over the network and waits.
     *
     * @param askedFrom what a person called the first model, {@code askedTo} the other
     */
    public DriftMeasurement measure(
            String askedFrom, ChatEndpoint from, String askedTo, ChatEndpoint to, List<GoldenPrompt> prompts)
            throws InterruptedException {
        List<List<GoldenAnswer>> own = new ArrayList<>();
        own.add(each.ask(from, prompts));
        List<GoldenAnswer> other = each.ask(to, prompts);
        while (own.size() < rounds) {
            own.add(each.ask(from, prompts));
        }
        List<DriftCase> cases = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            int prompt = i;
            List<GoldenAnswer> before =
                    own.stream().map(round -> round.get(prompt)).toList();
            GoldenAnswer after = other.get(i);
            if (after.problem().isEmpty()
                    && before.stream().allMatch(answer -> answer.problem().isEmpty())) {
                cases.add(new DriftCase(
                        prompts.get(i).id(),
                        prompts.get(i).purpose(),
                        before.stream().map(PlainAnswers::answer).toList(),
                        PlainAnswers.answer(after)));
            }
        }
        List<GoldenAnswer> allOwn = own.stream().flatMap(List::stream).toList();
        return new DriftMeasurement(
                PlainAnswers.side(askedFrom, allOwn), PlainAnswers.side(askedTo, other), prompts.size(), cases);
    }
}
