package io.ridethrough.results.capacity;

import java.util.OptionalDouble;

/**
 * The Universal Scalability Law, fitted to throughput X against concurrency N:
 *
 * <pre>X(N) = γ · N / (1 + α · (N − 1) + β · N · (N − 1))</pre>
 *
 * Source: Gunther, "Guerrilla Capacity Planning" (2007). It explains what holds a shop back. It is not the estimate: its
 * peak reads 13 to 14 % too high on simulated queues.
 *
 * @param gamma γ: what one request alone gets done a second
 * @param alpha α: contention, the share of the work for which requests wait for each other, at least 0
 * @param beta β: coherence, what each pair of requests costs, at least 0
 * @param peakConcurrency N at the law's peak, √((1 − α)/β); empty where it has none, β being 0
 * @param rSquared share of the throughput's variance that it explains, at most 1
 */
public record UslFit(double gamma, double alpha, double beta, OptionalDouble peakConcurrency, double rSquared) {}
