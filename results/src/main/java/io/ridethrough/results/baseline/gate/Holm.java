package io.ridethrough.results.baseline.gate;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Several tests at once: with p_(1) ≤ … ≤ p_(m), the adjusted p_(i) is the largest of (m − j + 1) · p_(j) over j ≤ i, at
 * most 1. Rejecting where it is at most α raises any false alarm with probability at most α, however the tests hang
 * together. Source: Holm, "A Simple Sequentially Rejective Multiple Test Procedure" (1979).
 */
final class Holm {
    private Holm() {}

    /** Adjusted p values, in the order given. */
    static double[] adjusted(double[] pValues) {
        int count = pValues.length;
        int[] ascending = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> pValues[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[count];
        double largest = 0;
        for (int rank = 0; rank < count; rank++) {
            largest = Math.max(largest, (count - rank) * pValues[ascending[rank]]);
            adjusted[ascending[rank]] = Math.min(1, largest);
        }
        return adjusted;
    }
}
