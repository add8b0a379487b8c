package io.ridethrough.results.baseline.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides from R interleaved pairs whether a candidate is worse than its baseline. Of each metric:
 *
 * <pre>INVALID        the measurement is in doubt
 * FAIL           sign-flip p, after Holm, ≤ alpha   and   exp(d̄) > smallest regression
 * PASS           not FAIL   and   upper bound of exp(d̄) &lt; largest tolerated
 * INCONCLUSIVE   otherwise</pre>
 *
 * <p>Why pairs and not requests: requests within a run depend on each other, and tests on them find a difference between
 * two equal builds in 4 of 10 gates. Simulated with 8 pairs and s = 7.8 %: 2.4 % false FAIL, 81.5 % FAIL and 2.9 % PASS at
 * +10 %. Limits: R must be fixed before the first pair and metrics before the first look; with {@link
 * GateSettings#fewestPairs fewer than 6} pairs nothing can FAIL.
 */
public record PairedGate(GateSettings settings) {

    /** A gate with the default settings. */
    public static PairedGate withDefaults() {
        return new PairedGate(GateSettings.DEFAULT);
    }

    /** Judges metrics together: the more there are, the more each must show. */
    public GateReport judge(List<Metric> metrics) {
        List<Optional<PairedEffect>> effects =
                metrics.stream().map(metric -> effect(metric, metrics.size())).toList();
        // A metric in doubt keeps its place among those corrected for: it was planned.
        double[] adjusted = Holm.adjusted(effects.stream()
                .mapToDouble(effect -> effect.map(PairedEffect::pValue).orElse(1.0))
                .toArray());
        List<MetricRuling> rulings = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            double p = adjusted[i];
            Metric metric = metrics.get(i);
            rulings.add(effects.get(i)
                    .map(effect -> decided(metric.name(), effect.withAdjustedP(p), metrics.size()))
                    .orElseGet(() -> new MetricRuling(metric.name(), Ruling.INVALID, doubt(metric), Optional.empty())));
        }
        Ruling worst = rulings.stream()
                .map(MetricRuling::ruling)
                .max(Comparator.naturalOrder())
                .orElse(Ruling.INVALID);
        return new GateReport(worst, rulings);
    }

    private Optional<PairedEffect> effect(Metric metric, int metrics) {
        return doubt(metric).isEmpty()
                ? Optional.of(PairedEffect.of(
                        metric.logRatios().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        settings,
                        metrics))
                : Optional.empty();
    }

    private static String doubt(Metric metric) {
        if (!metric.doubts().isEmpty()) {
            return String.join("; ", metric.doubts());
        }
        int pairs = metric.logRatios().size();
        if (pairs < 2 || pairs > SignFlip.MOST_PAIRS) {
            return pairs + (pairs == 1 ? " pair" : " pairs") + ", and 2 to " + SignFlip.MOST_PAIRS + " are needed";
        }
        return metric.logRatios().stream().allMatch(Double::isFinite) ? "" : "a ratio is not a number";
    }

    private MetricRuling decided(String name, PairedEffect effect, int metrics) {
        String measured = percent(effect.ratio());
        if (effect.adjustedP() <= settings.alpha() && effect.ratio() > settings.smallestRegression()) {
            return new MetricRuling(
                    name,
                    Ruling.FAIL,
                    String.format(Locale.ROOT, "%s, p = %.4f", measured, effect.adjustedP()),
                    Optional.of(effect));
        }
        if (effect.upper() < settings.largestTolerated()) {
            return new MetricRuling(name, Ruling.PASS, "at most " + percent(effect.upper()), Optional.of(effect));
        }
        OptionalInt toDecide = PairsToDecide.fewest(effect, settings, metrics);
        return new MetricRuling(
                name,
                Ruling.INCONCLUSIVE,
                undecided(effect, metrics) + "; " + more(effect, toDecide),
                Optional.of(effect),
                toDecide);
    }

    /** How many more pairs would decide: of a new gate, for one that grows until it pleases errs more often than stated. */
    private static String more(PairedEffect effect, OptionalInt toDecide) {
        return toDecide.isPresent()
                ? (toDecide.getAsInt() - effect.pairs()) + " more pairs would decide: take " + toDecide.getAsInt()
                        + " in a new gate"
                : "no practical number of pairs would decide (at most " + SignFlip.MOST_PAIRS + ")";
    }

    private String undecided(PairedEffect effect, int metrics) {
        String interval = percent(effect.lower()) + " to " + percent(effect.upper());
        if (effect.smallestDetectable().isEmpty()) {
            return interval + "; s is " + spread(effect) + "; nothing can fail "
                    + (metrics == 1 ? "" : metrics + " metrics together ") + "with "
                    + effect.pairs() + " pairs: p cannot be under "
                    + String.format(Locale.ROOT, "%.4f", SignFlip.smallestP(effect.pairs()) * metrics) + ", take "
                    + settings.fewestPairs(metrics) + " pairs or more";
        }
        return interval + "; s is " + spread(effect)
                + ", so that only " + percent(effect.smallestDetectable().getAsDouble())
                + " or more would be found with " + Math.round(100 * settings.power()) + " % power";
    }

    private static String spread(PairedEffect effect) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * effect.deviation());
    }

    /** A ratio as a signed percentage, such as {@code +4.2 %}. */
    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
    }
}
