package io.ridethrough.results.baseline.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Where the distribution of a sequence changes, by E-divisive means (Matteson and James 2014, exponent 1). Of a stretch of n
 * values cut into m and k of them,
 *
 * <pre>
 * E = 2 · mean |x − y|, one of each part  −  mean |x − x'| within the first  −  mean |y − y'| within the second
 * Q = m · k / n · E
 * </pre>
 *
 * The cut with the largest Q, each part {@value #SHORTEST} values or longer, is a change if no more than {@value
 * #CHANCE} of {@value #PERMUTATIONS} random orders of the same values have a cut as good; then both parts are looked at
 * again. No distribution is assumed, but that values around no change come in any order: a slow drift shows as steps.
 */
final class ChangePoints {

    /** Fewer values are no level. */
    static final int SHORTEST = 3;

    /** Largest share of random orders that cut as well. */
    static final double CHANCE = 0.01;

    static final int PERMUTATIONS = 999;

    private final double[] values;
    private final SplittableRandom random;
    private final List<Integer> changes = new ArrayList<>();

    private ChangePoints(double[] values, long seed) {
        this.values = values;
        this.random = new SplittableRandom(seed);
    }

    /**
     * The places of the values that begin another level, in order.
     *
     * @param seed of the random orders: the same gives the same changes
     */
    static List<Integer> of(double[] values, long seed) {
        ChangePoints points = new ChangePoints(values.clone(), seed);
        points.look(0, values.length);
        return points.changes.stream().sorted().toList();
    }

    private void look(int from, int to) {
        double[] stretch = Arrays.copyOfRange(values, from, to);
        Optional<Cut> best = Cut.best(stretch);
        if (best.isEmpty() || !isChange(best.get(), stretch)) {
            return;
        }
        int at = from + best.get().at();
        changes.add(at);
        look(from, at);
        look(at, to);
    }

    private boolean isChange(Cut found, double[] stretch) {
        int asGood = 1;
        for (int i = 0; i < PERMUTATIONS; i++) {
            shuffle(stretch);
            asGood += Cut.best(stretch).filter(cut -> cut.q() >= found.q()).isPresent() ? 1 : 0;
        }
        return asGood <= CHANCE * (PERMUTATIONS + 1);
    }

    private void shuffle(double[] stretch) {
        for (int i = stretch.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = stretch[i];
            stretch[i] = stretch[j];
            stretch[j] = kept;
        }
    }

    /**
     * A cut of a stretch.
     *
     * @param at how many values come before it
     * @param q how far the two parts lie apart
     */
    private record Cut(int at, double q) {

        /** The one with the largest q; empty when the stretch is too short, or nothing in it differs. */
        static Optional<Cut> best(double[] stretch) {
            int n = stretch.length;
            double all = 0;
            for (int i = 0; i < n; i++) {
                all += distance(stretch, i, 0, i);
            }
            Optional<Cut> best = Optional.empty();
            double within = 0;
            double between = 0;
            for (int m = 1; m <= n - SHORTEST; m++) {
                // The value before the cut moves from the second part into the first.
                double before = distance(stretch, m - 1, 0, m - 1);
                within += before;
                between += distance(stretch, m - 1, m, n) - before;
                if (m >= SHORTEST) {
                    double q = q(m, n - m, between, within, all - within - between);
                    if (q > best.map(Cut::q).orElse(0.0)) {
                        best = Optional.of(new Cut(m, q));
                    }
                }
            }
            return best;
        }

        private static double q(int m, int k, double between, double first, double second) {
            double e = 2 * between / ((double) m * k) - mean(first, m) - mean(second, k);
            return (double) m * k / (m + k) * e;
        }

        /** Of a sum over all pairs of so many values. */
        private static double mean(double sum, int many) {
            return sum / (many * (many - 1) / 2.0);
        }

        private static double distance(double[] stretch, int of, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += Math.abs(stretch[of] - stretch[i]);
            }
            return sum;
        }
    }
}
