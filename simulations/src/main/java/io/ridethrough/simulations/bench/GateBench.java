package io.ridethrough.simulations.bench;

import io.ridethrough.results.baseline.gate.Metric;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.results.baseline.gate.Ruling;
import io.ridethrough.stubs.store.bench.Bar;
import io.ridethrough.stubs.store.bench.Bar.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often the paired gate errs: gates of simulated pairs, of which it is known whether anything changed. A pair is
 * d = effect + s · a standard normal draw, independent of the others. Limits: real pairs need not be normal.
 *
 * @param gate the rule that is measured
 * @param gates how many are simulated of each kind, at least 1
 * @param pairs R
 * @param seed decides every draw; each kind of gate has its own, counted on from here
 */
public record GateBench(PairedGate gate, int gates, int pairs, long seed) {
    private static final double REGRESSION = Math.log(1.10);
    private static final double USUAL = 0.078;
    private static final int TOGETHER = 6;
    private static final double MOST_FALSE_PERCENT = 5;
    private static final double LEAST_POWER_PERCENT = 80;

    /**
     * Gates of one kind.
     *
     * @param name what was simulated, in a few words
     * @param seed of its draws
     */
    public record Kind(String name, long seed, List<Bar> bars) {
        public Kind {
            bars = List.copyOf(bars);
        }
    }

    /** Simulates them all. Pure: the same seed gives the same figures. */
    public List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(alike("nothing changed, s 7.8 %", "alike", USUAL, 1, seed, true));
        kinds.add(slower("10 % slower, s 7.8 %", "slower", USUAL, seed + 1, true));
        kinds.add(alike("nothing changed, s 7.8 %, 6 metrics together", "six_alike", USUAL, TOGETHER, seed + 2, true));
        kinds.add(alike("nothing changed, s 5.3 %", "quiet_alike", 0.053, 1, seed + 3, false));
        kinds.add(slower("10 % slower, s 5.3 %", "quiet_slower", 0.053, seed + 4, false));
        kinds.add(alike("nothing changed, s 9.9 %", "noisy_alike", 0.099, 1, seed + 5, false));
        kinds.add(slower("10 % slower, s 9.9 %", "noisy_slower", 0.099, seed + 6, false));
        return kinds;
    }

    private Kind alike(String name, String word, double s, int metrics, long from, boolean isHeld) {
        Shares shares = simulated(s, 0, metrics, from);
        return new Kind(
                name,
                from,
                List.of(
                        isHeld
                                ? new Bar(word + "_fail_percent", shares.fail(), Sense.AT_MOST, MOST_FALSE_PERCENT)
                                : new Bar(word + "_fail_percent", shares.fail()),
                        new Bar(word + "_pass_percent", shares.pass())));
    }

    private Kind slower(String name, String word, double s, long from, boolean isHeld) {
        Shares shares = simulated(s, REGRESSION, 1, from);
        return new Kind(
                name,
                from,
                List.of(
                        isHeld
                                ? new Bar(word + "_fail_percent", shares.fail(), Sense.AT_LEAST, LEAST_POWER_PERCENT)
                                : new Bar(word + "_fail_percent", shares.fail()),
                        isHeld
                                ? new Bar(word + "_pass_percent", shares.pass(), Sense.AT_MOST, MOST_FALSE_PERCENT)
                                : new Bar(word + "_pass_percent", shares.pass())));
    }

    private Shares simulated(double s, double effect, int metrics, long from) {
        SplittableRandom random = new SplittableRandom(from);
        int failed = 0;
        int passed = 0;
        for (int i = 0; i < gates; i++) {
            Ruling ruling = gate.judge(IntStream.range(0, metrics)
                            .mapToObj(metric -> Metric.sound("metric " + metric, drawn(random, s, effect)))
                            .toList())
                    .ruling();
            failed += ruling == Ruling.FAIL ? 1 : 0;
            passed += ruling == Ruling.PASS ? 1 : 0;
        }
        return new Shares(100.0 * failed / gates, 100.0 * passed / gates);
    }

    private List<Double> drawn(SplittableRandom random, double s, double effect) {
        return IntStream.range(0, pairs)
                .mapToObj(pair -> effect + s * random.nextGaussian())
                .toList();
    }

    private record Shares(double fail, double pass) {}
}
