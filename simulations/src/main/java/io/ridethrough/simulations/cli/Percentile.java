package io.ridethrough.simulations.cli;

/** The percentiles of a latency that can be compared, by what a person types. */
enum Percentile {
    p50(50),
    p90(90),
    p95(95),
    p99(99);

    private final double percent;

    Percentile(double percent) {
        this.percent = percent;
    }

    double percent() {
        return percent;
    }
}
