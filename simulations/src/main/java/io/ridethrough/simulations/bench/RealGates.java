package io.ridethrough.simulations.bench;

import io.ridethrough.results.baseline.Comparison;
import io.ridethrough.results.baseline.gate.PairedEffect;
import io.ridethrough.results.baseline.gate.Ruling;
import io.ridethrough.stubs.store.bench.Bar;
import io.ridethrough.stubs.store.bench.Bar.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Two gates on real pairs of one series, of which it is known whether anything changed, held against that:
 *
 * <pre>nothing changed   neither FAIL nor INVALID
 * made slower       neither PASS nor INVALID, and 1.05 ≤ measured ratio ≤ 1.20 where 1.10 was planted</pre>
 *
 * <p>A slowness that did not arrive, or came with another one, says nothing of the gate, whatever that decides. Limits: one
 * decision of each kind gives no error rate; those come from simulated pairs ({@link GateBench}). It shows that what is
 * measured is fit to be decided on.
 */
public final class RealGates {
    /** How much slower the candidate is made: a share of the baseline's percentile. */
    public static final double PLANTED = 0.10;

    private static final double LEAST_RATIO = 1.05;
    private static final double MOST_RATIO = 1.20;

    private static final String ALIKE = "real_alike";
    private static final String SLOWER = "real_slower";

    private RealGates() {}

    /** The bars of a gate on pairs in which nothing changed. */
    public static List<Bar> alike(Comparison decided) {
        List<Bar> bars = new ArrayList<>();
        bars.add(never(ALIKE + "_fail_gates", decided.ruling() == Ruling.FAIL));
        bars.add(never(ALIKE + "_invalid_gates", decided.ruling() == Ruling.INVALID));
        bars.addAll(figures(ALIKE, decided));
        return bars;
    }

    /** The bars of a gate on pairs whose candidate was made slower. */
    public static List<Bar> slower(Comparison decided) {
        List<Bar> bars = new ArrayList<>();
        bars.add(never(SLOWER + "_pass_gates", decided.ruling() == Ruling.PASS));
        bars.add(never(SLOWER + "_invalid_gates", decided.ruling() == Ruling.INVALID));
        bars.add(arrived(strayed(decided).isEmpty()));
        bars.addAll(figures(SLOWER, decided));
        return bars;
    }

    /** The bars where there was no percentile to take a share of, so that nothing could be planted: missed. */
    public static List<Bar> unplanted() {
        return List.of(arrived(false));
    }

    /** Why what was planted is not what arrived, a sentence without its full stop; empty when it is. */
    public static Optional<String> strayed(Comparison decided) {
        Optional<PairedEffect> effect = effect(decided);
        if (effect.isEmpty()) {
            return Optional.of("whether the planted slowness arrived is not known: nothing was measured");
        }
        double ratio = effect.get().ratio();
        return ratio >= LEAST_RATIO && ratio <= MOST_RATIO
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "what was planted is not what arrived: the candidate took %.3f times as long, and %.2f to %.2f"
                                + " times would do",
                        ratio,
                        LEAST_RATIO,
                        MOST_RATIO));
    }

    private static Bar never(String name, boolean isSo) {
        return new Bar(name, isSo ? 1 : 0, Sense.AT_MOST, 0);
    }

    private static Bar arrived(boolean isSo) {
        return new Bar(SLOWER + "_arrived_gates", isSo ? 1 : 0, Sense.AT_LEAST, 1);
    }

    private static List<Bar> figures(String word, Comparison decided) {
        List<Bar> figures = new ArrayList<>();
        effect(decided).ifPresent(effect -> {
            figures.add(new Bar(word + "_change_percent", percent(effect.ratio())));
            figures.add(new Bar(word + "_lower_percent", percent(effect.lower())));
            figures.add(new Bar(word + "_upper_percent", percent(effect.upper())));
            figures.add(new Bar(word + "_s_percent", 100 * effect.deviation()));
            effect.smallestDetectable()
                    .ifPresent(ratio -> figures.add(new Bar(word + "_detectable_percent", percent(ratio))));
        });
        return figures;
    }

    private static Optional<PairedEffect> effect(Comparison decided) {
        return decided.gated().get(0).ruling().effect();
    }

    private static double percent(double ratio) {
        return 100 * (ratio - 1);
    }
}
