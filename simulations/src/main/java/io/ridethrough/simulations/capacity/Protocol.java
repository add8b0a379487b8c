package io.ridethrough.simulations.capacity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a study measures.
 *
 * <p>Three kinds of runs: one for each state that explores, with a rate that rises by {@code growth} until the shop is full;
 * runs at {@code measured} shares of what that found; and runs at {@code refined} shares of the estimate so far. A step of the
 * latter two is a stretch to settle, which is discarded, a window that is measured, and a stretch without arrivals in which
 * the queue empties. All states are in every such run, in an order that is drawn.
 *
 * <p>Limit: a queue near what a shop can do at all takes long to grow. Where it takes longer than settling and window
 * together, the estimate is too high; {@code docs/capacity.md} has the sum.
 *
 * @param mode its name
 * @param told how long it takes for three states, in words
 * @param warmUp at the start of each run: compilers and connection pools
 * @param exploring how long each rate of an exploring run lasts
 * @param growth of the rate from one to the next, above 1
 * @param measured shares of the explored rate, rising
 * @param refined shares of the estimate so far, rising
 * @param repetitions how often each is measured, each time in a run of its own
 * @param settle before each window
 * @param window that is measured
 * @param drain after each window
 * @param budget for all runs together: refining ones get shorter windows, or are left out, where little of it is left
 */
public record Protocol(
        String mode,
        String told,
        Duration warmUp,
        Duration exploring,
        double growth,
        List<Double> measured,
        List<Double> refined,
        int repetitions,
        Duration settle,
        Duration window,
        Duration drain,
        Optional<Duration> budget) {

    /** Shares of the highest rate that was measured, where the objective held at all of them. */
    public static final List<Double> HIGHER = List.of(1.1, 1.25, 1.5);

    /** Wide intervals. */
    public static final Protocol QUICK = new Protocol(
            "quick",
            "ten minutes",
            Duration.ofSeconds(6),
            Duration.ofSeconds(5),
            1.6,
            List.of(0.65, 0.82, 1.00),
            List.of(0.94, 1.00, 1.06),
            1,
            Duration.ofSeconds(4),
            Duration.ofSeconds(12),
            Duration.ofSeconds(6),
            Optional.of(Duration.ofMinutes(10)));

    /** Narrow ones. */
    public static final Protocol THOROUGH = new Protocol(
            "thorough",
            "an hour and a half",
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            1.4,
            List.of(0.50, 0.65, 0.80, 0.90, 1.00),
            List.of(0.92, 0.96, 1.00, 1.04),
            3,
            Duration.ofSeconds(12),
            Duration.ofSeconds(40),
            Duration.ofSeconds(12),
            Optional.empty());

    public Protocol {
        measured = List.copyOf(measured);
        refined = List.copyOf(refined);
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException for another
     */
    public static Protocol of(String mode) {
        return Stream.of(QUICK, THOROUGH)
                .filter(protocol -> protocol.mode().equals(mode))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + mode + "\" is no mode of a study"));
    }

    /** How long a step takes whose window is so long. */
    Duration step(Duration ofWindow) {
        return settle.plus(ofWindow).plus(drain);
    }
}
