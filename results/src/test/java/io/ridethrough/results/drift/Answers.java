package io.ridethrough.results.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Made-up answers: a model of a certain sureness that decides by a rule and may be noisy. */
final class Answers {
    static final int PROMPTS = 200;

    private static final List<String> PURPOSES = List.of("advice", "identity", "summary");

    private Answers() {}

    /** A sure answer, `FUND-x: because`, whose second token decides. */
    static DriftAnswer sure(String decision) {
        return answer(decision, "right", true, 0.999);
    }

    /** @param share the probability of the token that decides */
    static DriftAnswer answer(String decision, String expected, boolean isAllowed, double share) {
        return new DriftAnswer(
                decision,
                decision.equals(expected),
                isAllowed,
                List.of(place("FUND-", 0.9999), place(decision, share), place(":", 0.9999), place(" why", 0.5)));
    }

    /** A place with one alternative. */
    static Place place(String token, double share) {
        return new Place(token, Map.of(token, Math.log(share), "other than " + token, Math.log(1 - share)));
    }

    /** The same answers of both models, each time. */
    static List<DriftCase> same() {
        return cases(i -> sure("A"), i -> sure("A"));
    }

    /** The first model answers alike each time; answers by the prompt's number. */
    static List<DriftCase> cases(IntFunction<DriftAnswer> from, IntFunction<DriftAnswer> to) {
        return IntStream.range(0, PROMPTS)
                .mapToObj(i -> new DriftCase(
                        "p-" + i,
                        PURPOSES.get(i % PURPOSES.size()),
                        List.of(from.apply(i), from.apply(i)),
                        to.apply(i)))
                .toList();
    }

    /**
     * A server whose arithmetic is not repeatable: each answer's logits are off by a normal error, which tips decisions
     * that are nearly even.
     *
     * @param noise standard deviation of the error, in logits
     */
    static List<DriftCase> noisy(SplittableRandom random, double noise) {
        List<DriftCase> cases = new ArrayList<>();
        for (int i = 0; i < PROMPTS; i++) {
            double logit = random.nextDouble(-8, 8);
            cases.add(new DriftCase(
                    "p-" + i,
                    PURPOSES.get(i % PURPOSES.size()),
                    List.of(noisy(random, logit, noise), noisy(random, logit, noise)),
                    noisy(random, logit, noise)));
        }
        return cases;
    }

    private static DriftAnswer noisy(SplittableRandom random, double logit, double noise) {
        double share = 1 / (1 + Math.exp(-(logit + noise * random.nextGaussian())));
        String decision = share >= 0.5 ? "A" : "B";
        Place decides = new Place(decision, Map.of("A", Math.log(share), "B", Math.log(1 - share)));
        return new DriftAnswer(decision, true, true, List.of(place("FUND-", 0.9999), decides, place(":", 0.9999)));
    }

    static DriftMeasurement measured(List<DriftCase> cases) {
        return measured(side("v1", "v1"), side("v2", "v2"), cases);
    }

    static DriftMeasurement measured(DriftSide from, DriftSide to, List<DriftCase> cases) {
        return new DriftMeasurement(from, to, PROMPTS, cases);
    }

    static DriftSide side(String asked, String... models) {
        return new DriftSide(asked, List.of(models), List.of("fp"), PROMPTS, 0, List.of());
    }
}
