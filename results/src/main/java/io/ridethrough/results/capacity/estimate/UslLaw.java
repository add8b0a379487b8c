package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.Latency;
import io.ridethrough.results.capacity.UslFit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Fits the Universal Scalability Law by least squares of the throughput. Divided out it is linear,
 *
 * <pre>N / X = 1/γ + α/γ · (N − 1) + β/γ · N · (N − 1)</pre>
 *
 * and weights of (X²/N)² make its squares those of X; they are renewed from the fit a few times. α and β are at least 0: of
 * the fits with both, either or neither the best that is allowed. Concurrency is Little's, N = X · mean response of the
 * objective's step.
 */
final class UslLaw {
    private static final int FEWEST = 4;
    private static final int ROUNDS = 8;

    private final double[] concurrency;
    private final double[] throughput;

    private UslLaw(double[] concurrency, double[] throughput) {
        this.concurrency = concurrency;
        this.throughput = throughput;
    }

    /** Fits sound measurements; empty where there are too few rates, or what they say is no such law. */
    static Optional<UslFit> fit(List<StepMeasurement> steps) {
        List<double[]> points = steps.stream()
                .filter(step -> step.journeys().left() > 0)
                .flatMap(step -> step.latency().map(Latency::meanMillis).stream()
                        .map(mean -> new double[] {step.leftPerSecond() * mean / 1e3, step.leftPerSecond()}))
                .toList();
        if (RateLevel.of(steps).size() < FEWEST || points.size() < FEWEST) {
            return Optional.empty();
        }
        return fit(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }

    /**
     * Fits pairs of concurrency and throughput a second.
     *
     * @return empty where they do not determine it
     */
    static Optional<UslFit> fit(double[] concurrency, double[] throughput) {
        UslLaw law = new UslLaw(concurrency, throughput);
        Optional<UslFit> best = Optional.empty();
        for (boolean isContending : new boolean[] {true, false}) {
            for (boolean isCoherent : new boolean[] {true, false}) {
                Optional<UslFit> fit = law.fitted(isContending, isCoherent);
                if (fit.isPresent()
                        && (best.isEmpty() || fit.get().rSquared() > best.get().rSquared())) {
                    best = fit;
                }
            }
        }
        return best;
    }

    private Optional<UslFit> fitted(boolean isContending, boolean isCoherent) {
        int count = concurrency.length;
        double[] one = new double[count];
        double[] contention = new double[count];
        double[] coherence = new double[count];
        double[] target = new double[count];
        double[] predicted = throughput.clone();
        for (int i = 0; i < count; i++) {
            one[i] = 1;
            contention[i] = concurrency[i] - 1;
            coherence[i] = concurrency[i] * (concurrency[i] - 1);
            target[i] = concurrency[i] / throughput[i];
        }
        double[][] columns = isContending
                ? isCoherent ? new double[][] {one, contention, coherence} : new double[][] {one, contention}
                : isCoherent ? new double[][] {one, coherence} : new double[][] {one};
        Optional<UslFit> fit = Optional.empty();
        for (int round = 0; round < ROUNDS; round++) {
            double[] weights = new double[count];
            for (int i = 0; i < count; i++) {
                double root = predicted[i] * predicted[i] / concurrency[i];
                weights[i] = root * root;
            }
            Optional<double[]> solved = LeastSquares.solve(columns, target, weights);
            if (solved.isEmpty() || !(solved.get()[0] > 0)) {
                return Optional.empty();
            }
            double gamma = 1 / solved.get()[0];
            double alpha = isContending ? solved.get()[1] * gamma : 0;
            double beta = isCoherent ? solved.get()[solved.get().length - 1] * gamma : 0;
            if (alpha < 0 || beta < 0) {
                return Optional.empty();
            }
            for (int i = 0; i < count; i++) {
                predicted[i] = gamma * concurrency[i] / (1 + alpha * contention[i] + beta * coherence[i]);
            }
            fit = Optional.of(new UslFit(gamma, alpha, beta, peak(alpha, beta), rSquared(predicted)));
        }
        return fit;
    }

    private static OptionalDouble peak(double alpha, double beta) {
        return beta > 0 && alpha < 1 ? OptionalDouble.of(Math.sqrt((1 - alpha) / beta)) : OptionalDouble.empty();
    }

    private double rSquared(double[] predicted) {
        double mean = Arrays.stream(throughput).average().orElseThrow();
        double about = 0;
        double left = 0;
        for (int i = 0; i < predicted.length; i++) {
            about += (throughput[i] - mean) * (throughput[i] - mean);
            left += (throughput[i] - predicted[i]) * (throughput[i] - predicted[i]);
        }
        return about > 0 ? 1 - left / about : 0;
    }
}
