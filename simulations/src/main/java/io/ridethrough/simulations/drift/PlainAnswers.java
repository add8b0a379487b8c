package io.ridethrough.simulations.drift;

import io.ridethrough.environments.golden.GoldenAnswer;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.TokenLogprobs;
import io.ridethrough.results.drift.DriftAnswer;
import io.ridethrough.results.drift.DriftSide;
import io.ridethrough.results.drift.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was seen on the wire, in the words of {@code results}. */
final class PlainAnswers {
    /** Ways to fail that are told apart. */
    private static final int MOST_PROBLEMS = 5;

    private PlainAnswers() {}

    /** An answer without a problem. */
    static DriftAnswer answer(GoldenAnswer answer) {
        return new DriftAnswer(
                answer.decision(),
                answer.isRight(),
                answer.isAllowed(),
                answer.outcome().logprobs().stream().map(PlainAnswers::place).toList());
    }

    /** Tokens of the same text, such as several halves of characters that are shown alike, count as one. */
    private static Place place(TokenLogprobs token) {
        Map<String, Double> top = new HashMap<>();
        token.top().forEach(each -> top.merge(each.token(), each.logprob(), PlainAnswers::logOfSum));
        return new Place(token.token(), top);
    }

    private static double logOfSum(double a, double b) {
        double greater = Math.max(a, b);
        return greater == Double.NEGATIVE_INFINITY ? greater : greater + Math.log1p(Math.exp(Math.min(a, b) - greater));
    }

    /** All that one model was asked. */
    static DriftSide side(String asked, List<GoldenAnswer> answers) {
        List<String> problems =
                answers.stream().flatMap(answer -> answer.problem().stream()).toList();
        List<DriftSide.Problem> frequent =
                problems.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_PROBLEMS)
                        .map(each -> new DriftSide.Problem(
                                each.getKey(), each.getValue().intValue()))
                        .toList();
        return new DriftSide(
                asked,
                distinct(answers, outcome -> outcome.models()),
                distinct(answers, outcome -> outcome.fingerprints()),
                answers.size(),
                problems.size(),
                frequent);
    }

    private static List<String> distinct(List<GoldenAnswer> answers, Function<ChatOutcome, Collection<String>> names) {
        return answers.stream()
                .flatMap(answer -> names.apply(answer.outcome()).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
