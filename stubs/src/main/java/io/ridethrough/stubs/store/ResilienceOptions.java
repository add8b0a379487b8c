package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.GuardSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What stands between the store and a model in trouble. */
final class ResilienceOptions {
    @Option(
            names = "--inference-timeout",
            paramLabel = "DURATION",
            defaultValue = "800ms",
            converter = DurationOption.class,
            description = "For one whole answer of the model (${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Option(names = "--breaker-window", defaultValue = "10", description = "Calls counted (${DEFAULT-VALUE}).")
    private int window;

    @Option(
            names = "--breaker-minimum-calls",
            defaultValue = "5",
            description = "Calls before the failure rate counts (${DEFAULT-VALUE}).")
    private int minimumCalls;

    @Option(
            names = "--breaker-failure-percent",
            defaultValue = "50",
            description = "The failure rate that opens (${DEFAULT-VALUE}).")
    private int failurePercent;

    @Option(
            names = "--breaker-open",
            paramLabel = "DURATION",
            defaultValue = "4s",
            converter = DurationOption.class,
            description = "How long it stays open (${DEFAULT-VALUE}).")
    private Duration open = Duration.ZERO;

    @Option(names = "--breaker-probes", defaultValue = "2", description = "Calls when half-open (${DEFAULT-VALUE}).")
    private int probes;

    @Option(
            names = "--bulkhead",
            defaultValue = "4",
            description = "Calls of one inference point under way at once (${DEFAULT-VALUE}).")
    private int bulkhead;

    Resilience resilience() {
        return new Resilience(timeout, new GuardSettings(window, minimumCalls, failurePercent, open, probes, bulkhead));
    }
}
