package io.ridethrough.results.drift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How firm a verdict is: the same gates over resamples of the golden prompts, as another set of the same kind might have
 * been. Each draws prompts with replacement, as many of each purpose as there are, and goes through the whole rule, the
 * floor included (stratified bootstrap: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993). Limit: it knows
 * no prompts but these, so that it tells how verdicts vary and not how well the set covers what clients ask.
 *
 * @param seed of the draws; the same seed gives the same counts
 * @param verdicts how many resamples came to each grade
 */
public record DriftResamples(long seed, int count, Map<DriftGrade, Integer> verdicts) {
    /** More would tell no more. */
    public static final int MOST = 10_000;

    /** None were asked for. */
    public static final DriftResamples NONE = new DriftResamples(0, 0, Map.of());

    public DriftResamples {
        verdicts = Map.copyOf(verdicts);
    }

    /** Judges {@code count} resamples of at least one case. */
    public static DriftResamples of(DriftMeasurement measured, DriftRule rule, int count, long seed) {
        if (measured.cases().isEmpty() || count < 1 || count > MOST) {
            throw new IllegalArgumentException(count + " resamples (1 to " + MOST + ") of "
                    + measured.cases().size() + " cases");
        }
        Collection<List<ComparedCase>> strata = measured.cases().stream()
                .map(ComparedCase::of)
                .collect(Collectors.groupingBy(ComparedCase::purpose, TreeMap::new, Collectors.toList()))
                .values();
        SplittableRandom random = new SplittableRandom(seed);
        Map<DriftGrade, Integer> verdicts = new EnumMap<>(DriftGrade.class);
        for (DriftGrade grade : DriftGrade.values()) {
            verdicts.put(grade, 0);
        }
        for (int i = 0; i < count; i++) {
            List<ComparedCase> drawn = new ArrayList<>(measured.cases().size());
            for (List<ComparedCase> stratum : strata) {
                stratum.forEach(each -> drawn.add(stratum.get(random.nextInt(stratum.size()))));
            }
            verdicts.merge(DriftJudge.judge(drawn, rule).grade(), 1, Integer::sum);
        }
        return new DriftResamples(seed, count, verdicts);
    }
}
