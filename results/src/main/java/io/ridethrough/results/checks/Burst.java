package io.ridethrough.results.checks;

import io.ridethrough.results.verdict.Grade;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Failures that came together, and that a share over the whole phase hides: half a minute in which nothing works is less
 * than 2 % of half an hour.
 *
 * <pre>
 * stretch  the events due within w of one of them, or the {@value #FEWEST} from it on, whichever are more;
 *          w = {@link #SHORTEST}, twice that, four times, and so on, up to the phase's length
 * burst    failures ≥ the smallest k with P(Bin(events, allowed) ≥ k) ≤ {@value #CHANCE} / stretches
 * </pre>
 *
 * {@code allowed} is the share of failures that the claim puts up with, and {@code stretches} how many its phases have
 * together, so that a system that fails singly, and just as often as it may, shows a burst in at most one run of a
 * thousand (the exact binomial tail with Bonferroni's inequality; stretches overlap, so it is fewer).
 *
 * <p>Limits: failures of a sound system that come together for a reason of its own, such as the calls that it takes a
 * breaker to open, are a burst as well: a claim's bound has to leave room for them. Two or three failures are hardly ever
 * one.
 *
 * @param events those that it was found among
 * @param window from the first event of the stretch to its last
 * @param failed events in the window that failed
 * @param all events in the window
 */
record Burst(DatedEvents events, Window window, int failed, int all) {

    /** The shortest stretch: as long as that of an amplification. */
    static final Duration SHORTEST = AmplificationCheck.WINDOW;

    /** Fewest events in a stretch. */
    static final int FEWEST = 10;

    /** Largest chance that a claim finds a burst where failures come singly. */
    static final double CHANCE = 0.001;

    /**
     * What a claim's shares came to, or a failure when they hide a burst.
     *
     * @param shares the ruling on the phases as wholes: one that fails needs no burst
     * @param phases the events of each phase
     * @param allowed the share (0 to 1) of failures that the claim puts up with
     */
    static Ruling hiddenBy(Ruling shares, List<DatedEvents> phases, double allowed) {
        return shares.grade() == Grade.FAIL
                ? shares
                : worst(phases, allowed).map(burst -> burst.ruling(shares)).orElse(shares);
    }

    /** The worst burst of some phases, empty when there is none. */
    static Optional<Burst> worst(List<DatedEvents> phases, double allowed) {
        long stretches = phases.stream().mapToLong(Burst::stretches).sum();
        Threshold threshold = new Threshold(allowed, CHANCE / Math.max(1, stretches), new HashMap<>());
        Optional<Burst> worst = Optional.empty();
        int largestExcess = -1;
        for (DatedEvents events : phases) {
            if (!events.haveFailures()) {
                continue;
            }
            for (long width = shortest(); isWithin(events.window(), width); width *= 2) {
                int end = 0;
                int failed = 0;
                for (int begin = 0; begin < events.count(); begin++) {
                    while (end < events.count()
                            && (end < begin + FEWEST || events.at(end) < events.at(begin) + width)) {
                        failed += events.hasFailed(end++) ? 1 : 0;
                    }
                    // A stretch that begins with a success is no worse than the one that begins after it.
                    if (events.hasFailed(begin) && end - begin >= FEWEST) {
                        int excess = failed - threshold.of(end - begin);
                        if (excess > largestExcess) {
                            largestExcess = excess;
                            worst = Optional.of(new Burst(events, events.stretch(begin, end), failed, end - begin));
                        }
                    }
                    failed -= events.hasFailed(begin) ? 1 : 0;
                }
            }
        }
        return worst;
    }

    private static long stretches(DatedEvents events) {
        long widths = 0;
        for (long width = shortest(); isWithin(events.window(), width); width *= 2) {
            widths++;
        }
        return widths * events.count();
    }

    /** A phase that is shorter than the shortest stretch is one by itself. */
    private static boolean isWithin(Window phase, long width) {
        return width == shortest() || width <= phase.to() - phase.from();
    }

    private static long shortest() {
        return Timeline.micros(SHORTEST);
    }

    private Ruling ruling(Ruling shares) {
        String told = failed + " of " + all;
        String within = Figures.micros(window.to() - window.from());
        return Ruling.fail(
                shares.measured() + "; at worst " + told + " within " + within,
                told + " " + events.whatFailing() + " within " + within + " during "
                        + events.window().name() + ", a burst that the share over the phase hides",
                List.of(window.evidence(events.series())));
    }

    /** The smallest number of failures that chance does not explain, for each number of events. */
    private record Threshold(double allowed, double chance, Map<Integer, Integer> known) {

        int of(int events) {
            return known.computeIfAbsent(
                    events, many -> BinomialDistribution.of(many, allowed).inverseSurvivalProbability(chance) + 1);
        }
    }
}
