package io.ridethrough.faults.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * The same measured again and again, first directly and then through each contender. What is told is the median of a
 * path's rounds; a ratio is the median of the rounds' own ratios, since neighbours in time share their noise.
 *
 * @param values of each path, the direct one first, by round
 */
record Rounds(List<double[]> values) {

    /** Measures one path once. */
    interface Turn {
        double measure(int path) throws IOException, InterruptedException;
    }

    static Rounds take(int rounds, int paths, Turn turn) throws IOException, InterruptedException {
        List<double[]> values = new ArrayList<>();
        for (int path = 0; path < paths; path++) {
            values.add(new double[rounds]);
        }
        for (int round = 0; round < rounds; round++) {
            for (int path = 0; path < paths; path++) {
                values.get(path)[round] = turn.measure(path);
            }
        }
        return new Rounds(values);
    }

    Figure figure(String what, String unit) {
        List<OptionalDouble> medians = values.stream()
                .skip(1)
                .map(ofOne -> OptionalDouble.of(median(ofOne)))
                .toList();
        Figure figure = Figure.of(what, unit, medians).besideDirect(median(values.get(0)));
        return medians.size() < 2 ? figure : figure.withRatio(median(ratios(values.get(1), values.get(2))));
    }

    private static double[] ratios(double[] ours, double[] theirs) {
        IntToDoubleFunction ratio = round -> ours[round] / theirs[round];
        double[] ratios = new double[ours.length];
        Arrays.setAll(ratios, ratio);
        return ratios;
    }

    private static double median(double[] unsorted) {
        double[] sorted = unsorted.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
