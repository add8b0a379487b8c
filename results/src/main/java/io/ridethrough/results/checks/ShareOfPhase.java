package io.ridethrough.results.checks;

import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How many of a phase's events did what was claimed.
 *
 * @param part those that did
 * @param whole all that ended by themselves
 * @param cutOff those that the end of the run cut off, which are not in {@code whole}
 * @param noun what is missing when {@code whole} is 0, such as {@code dashboard journey began}
 */
record ShareOfPhase(Window window, long part, long whole, long cutOff, String noun) {

    double share() {
        return (double) part / whole;
    }

    long missing() {
        return whole - part;
    }

    private boolean reaches(double atLeast) {
        return part >= atLeast * whole - Figures.NOISE;
    }

    /** Whether the claim would hold even if everything cut off had gone wrong. */
    private boolean reachesWhateverWasCutOff(double atLeast) {
        return part >= atLeast * (whole + cutOff) - Figures.NOISE;
    }

    private String told() {
        String figure = Figures.percent(part, whole) + " during " + window.name();
        return cutOff == 0 ? figure : figure + ", " + cutOff + " cut off by the end of the run";
    }

    /** The worst phase decides; a phase without events, or one that its cut-off events could tip, settles nothing. */
    static Ruling rule(
            List<ShareOfPhase> shares, double atLeast, String series, Function<ShareOfPhase, String> whyItFails) {
        Unjudgeable.unless(atLeast > 0 && atLeast <= 1, "the bound must be a share above 0 and up to 1");
        List<Evidence> evidence =
                shares.stream().map(share -> share.window().evidence(series)).toList();
        List<ShareOfPhase> counted =
                shares.stream().filter(share -> share.whole() > 0).toList();
        ShareOfPhase worst = counted.stream()
                .min(Comparator.comparingDouble(ShareOfPhase::share))
                .orElseThrow(() -> new Unjudgeable(none(shares)));
        if (!worst.reaches(atLeast)) {
            return Ruling.fail(
                    worst.told(),
                    whyItFails.apply(worst),
                    List.of(worst.window().evidence(series)));
        }
        if (counted.size() < shares.size()) {
            return Ruling.inconclusive(worst.told(), none(shares), evidence);
        }
        List<ShareOfPhase> open = new ArrayList<>(shares);
        open.removeIf(share -> share.reachesWhateverWasCutOff(atLeast));
        if (!open.isEmpty()) {
            ShareOfPhase first = open.get(0);
            return Ruling.inconclusive(
                    first.told(),
                    "what the end of the run cut off during " + first.window().name() + " could have tipped it",
                    evidence);
        }
        return Ruling.pass(worst.told(), evidence);
    }

    private static String none(List<ShareOfPhase> shares) {
        List<String> empty = shares.stream()
                .filter(share -> share.whole() == 0)
                .map(share -> share.window().name())
                .toList();
        return "no " + shares.get(0).noun() + " and ended during " + Figures.list(empty);
    }
}
