package io.ridethrough.simulations.cli;

import picocli.CommandLine.Option;

/** The percentile of a latency that a view is about. */
final class MetricOption {
    @Option(
            names = "--metric",
            defaultValue = "p95",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless set.")
    private Percentile metric = Percentile.p95;

    Percentile percentile() {
        return metric;
    }
}
