package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.BackOff;
import io.ridethrough.stubs.store.inference.BreakerSettings;
import io.ridethrough.stubs.store.inference.BulkheadSettings;
import io.ridethrough.stubs.store.inference.FallbackKind;
import io.ridethrough.stubs.store.inference.GuardSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.inference.RetrySettings;
import io.ridethrough.stubs.store.inference.SlowCalls;
import io.ridethrough.stubs.store.inference.Window;
import io.ridethrough.stubs.store.presets.ResiliencePresets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What stands between the store and a model in trouble: a preset or a file, and what differs from it. */
final class ResilienceOptions {
    @Option(
            names = "--resilience",
            paramLabel = "PRESET|FILE",
            defaultValue = ResiliencePresets.DEFAULT,
            description = "Timeout, breakers, bulkheads, retries and fallback: ridethrough, resilience4j, litellm,"
                    + " ganesha, none, or a YAML file (${DEFAULT-VALUE}). The options below override it.")
    private String preset = ResiliencePresets.DEFAULT;

    @Option(
            names = "--inference-timeout",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "For one whole answer of the model; 0ms waits for ever.")
    private @Nullable Duration timeout;

    @Option(names = "--breaker-window", paramLabel = "CALLS", description = "Calls counted.")
    private @Nullable Integer window;

    @Option(names = "--breaker-minimum-calls", paramLabel = "CALLS", description = "Calls before a rate counts.")
    private @Nullable Integer minimumCalls;

    @Option(names = "--breaker-failure-percent", paramLabel = "PERCENT", description = "The failure rate that opens.")
    private @Nullable Integer failurePercent;

    @Option(
            names = "--breaker-open",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "How long it stays open.")
    private @Nullable Duration open;

    @Option(names = "--breaker-probes", paramLabel = "CALLS", description = "Calls let through when half-open.")
    private @Nullable Integer probes;

    @Option(
            names = "--slow-call",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "What takes longer is slow; 0ms counts no call as slow.")
    private @Nullable Duration slowCall;

    @Option(names = "--slow-call-percent", paramLabel = "PERCENT", description = "The rate of slow calls that opens.")
    private @Nullable Integer slowPercent;

    @Option(names = "--bulkhead", paramLabel = "CALLS", description = "Calls of one inference point under way at once.")
    private @Nullable Integer bulkhead;

    @Option(names = "--retry-attempts", paramLabel = "N", description = "Attempts at one question, the first included.")
    private @Nullable Integer attempts;

    @Option(
            names = "--retry-pause",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "Between attempts, each time as long; 0ms asks again at once.")
    private @Nullable Duration pause;

    @Option(
            names = "--retry-budget-percent",
            paramLabel = "PERCENT",
            description = "Retries for each hundred calls of the last 10 s.")
    private @Nullable Integer budgetPercent;

    @Option(
            names = "--fallback",
            paramLabel = "KIND",
            converter = FallbackKindOption.class,
            description = "What clients are told instead: rules, cached or queue.")
    private @Nullable FallbackKind fallback;

    /** @throws IllegalArgumentException with every mistake of a file, or the first of the options */
    Resilience resilience() {
        Resilience given = ResiliencePresets.find(preset);
        GuardSettings guard = given.guard();
        return new Resilience(
                timeout == null ? given.timeout() : timeout,
                new GuardSettings(breaker(guard.breaker()), bulkhead(guard.bulkhead()), retry(guard.retry())),
                fallback == null ? given.fallback() : given.fallback().withKind(fallback));
    }

    private Optional<BreakerSettings> breaker(Optional<BreakerSettings> given) {
        boolean isAsked = window != null
                || minimumCalls != null
                || failurePercent != null
                || open != null
                || probes != null
                || slowCall != null
                || slowPercent != null;
        if (given.isEmpty() && !isAsked) {
            return given;
        }
        BreakerSettings base = given.orElse(BreakerSettings.DEFAULT);
        return Optional.of(new BreakerSettings(
                window == null ? base.window() : new Window.Calls(window),
                or(minimumCalls, base.minimumCalls()),
                or(failurePercent, base.failurePercent()),
                slow(base.slow()),
                open == null ? base.openFor() : open,
                or(probes, base.probes()),
                base.failures()));
    }

    private Optional<SlowCalls> slow(Optional<SlowCalls> given) {
        if (slowCall == null && slowPercent == null) {
            return given;
        }
        if (slowCall != null && slowCall.isZero()) {
            return Optional.empty();
        }
        SlowCalls base = given.orElse(BreakerSettings.DEFAULT.slow().orElseThrow());
        return Optional.of(
                new SlowCalls(slowCall == null ? base.slowerThan() : slowCall, or(slowPercent, base.percent())));
    }

    private Optional<BulkheadSettings> bulkhead(Optional<BulkheadSettings> given) {
        return bulkhead == null
                ? given
                : Optional.of(given.orElse(BulkheadSettings.DEFAULT).withConcurrentCalls(bulkhead));
    }

    private RetrySettings retry(RetrySettings given) {
        RetrySettings retry = given.withAttempts(or(attempts, given.attempts()));
        if (pause != null) {
            retry = retry.withBackOff(
                    new BackOff(pause, 1, pause, given.backOff().jitterPercent()));
        }
        return budgetPercent == null
                ? retry
                : retry.withBudget(Optional.of(new RetrySettings.Budget(budgetPercent, Duration.ofSeconds(10))));
    }

    private static int or(@Nullable Integer option, int given) {
        return option == null ? given : option;
    }
}
