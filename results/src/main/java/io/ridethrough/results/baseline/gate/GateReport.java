package io.ridethrough.results.baseline.gate;

import java.util.List;

/**
 * What a gate says of all its metrics.
 *
 * @param ruling the worst of them; INVALID when there are none: no samples, no PASS
 * @param metrics one each, in the order given
 */
public record GateReport(Ruling ruling, List<MetricRuling> metrics) {

    public GateReport {
        metrics = List.copyOf(metrics);
    }
}
