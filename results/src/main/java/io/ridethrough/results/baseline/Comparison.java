package io.ridethrough.results.baseline;

import io.ridethrough.results.baseline.gate.GateReport;
import io.ridethrough.results.baseline.gate.Metric;
import io.ridethrough.results.baseline.gate.MetricRuling;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.results.baseline.gate.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A candidate held against a baseline, series by series.
 *
 * @param baseline name of the baseline
 * @param candidate name of the candidate
 * @param percent the percentile compared
 * @param ruling the worst of the gated series
 * @param gated the baseline's gated series, ruled on together
 * @param others series that both have and the baseline doesn't gate, each by itself and without weight
 * @param remarks what a reader must know to believe it, a sentence each
 */
public record Comparison(
        String baseline,
        String candidate,
        double percent,
        Ruling ruling,
        List<Row> gated,
        List<Row> others,
        List<String> remarks) {

    /** A sample is too small for a percentile that is always its largest value. */
    private static final double MOST_PERCENT = 100;

    public Comparison {
        gated = List.copyOf(gated);
        others = List.copyOf(others);
        remarks = List.copyOf(remarks);
    }

    /**
     * One series.
     *
     * @param baseline all of the baseline's repeats together
     * @param candidate all of the candidate's; empty when it lacks the series
     */
    public record Row(Latencies baseline, Optional<Latencies> candidate, MetricRuling ruling) {}

    /**
     * Compares repeat with repeat, in order.
     *
     * @param percent the percentile, above 0 and below 100
     */
    public static Comparison of(Baseline baseline, Baseline candidate, double percent, PairedGate gate) {
        if (!(percent > 0 && percent < MOST_PERCENT)) {
            throw new IllegalArgumentException("percentile " + percent + " (above 0, below 100)");
        }
        SeriesPairs pairs = new SeriesPairs(baseline, candidate, percent);
        GateReport report =
                gate.judge(baseline.gated().stream().map(pairs::metric).toList());
        List<Row> others = new ArrayList<>();
        for (Series series : baseline.series()) {
            if (!baseline.gated().contains(series.name())
                    && candidate.series(series.name()).isPresent()) {
                Metric alone = pairs.metric(series.name());
                others.add(row(gate.judge(List.of(alone)).metrics().get(0), baseline, candidate));
            }
        }
        return new Comparison(
                baseline.name(),
                candidate.name(),
                percent,
                report.ruling(),
                report.metrics().stream()
                        .map(ruling -> row(ruling, baseline, candidate))
                        .toList(),
                others,
                Remarks.on(baseline, candidate));
    }

    private static Row row(MetricRuling ruling, Baseline baseline, Baseline candidate) {
        return new Row(
                baseline.series(ruling.name()).orElseThrow().merged(),
                candidate.series(ruling.name()).map(Series::merged),
                ruling);
    }
}
