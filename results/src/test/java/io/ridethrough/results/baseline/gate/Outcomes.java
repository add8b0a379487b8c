package io.ridethrough.results.baseline.gate;

import java.util.List;
import java.util.function.Supplier;

/** How often many simulated gates came to what, as shares. */
record Outcomes(double failed, double passed, double detectable, double s) {

    /** Judges as many gates of one metric, each of fresh pairs. */
    static Outcomes of(int gates, Supplier<List<Double>> pairs) {
        int failed = 0;
        int passed = 0;
        double detectable = 0;
        double s = 0;
        for (int i = 0; i < gates; i++) {
            MetricRuling ruling = PairedGate.withDefaults()
                    .judge(List.of(Metric.sound("p95", pairs.get())))
                    .metrics()
                    .get(0);
            failed += ruling.ruling() == Ruling.FAIL ? 1 : 0;
            passed += ruling.ruling() == Ruling.PASS ? 1 : 0;
            detectable += ruling.effect().orElseThrow().smallestDetectable().orElseThrow() / gates;
            s += ruling.effect().orElseThrow().deviation() / gates;
        }
        return new Outcomes(failed / (double) gates, passed / (double) gates, detectable, s);
    }
}
