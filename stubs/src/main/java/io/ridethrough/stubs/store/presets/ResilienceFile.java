package io.ridethrough.stubs.store.presets;

import io.ridethrough.stubs.store.inference.BackOff;
import io.ridethrough.stubs.store.inference.BreakerSettings;
import io.ridethrough.stubs.store.inference.BulkheadSettings;
import io.ridethrough.stubs.store.inference.FallbackKind;
import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.FallbackSettings;
import io.ridethrough.stubs.store.inference.GuardSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.inference.RetrySettings;
import io.ridethrough.stubs.store.inference.SlowCalls;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads one file of resilience. What it leaves out is as in {@code ridethrough}. */
final class ResilienceFile {
    private static final String NONE = "none";
    private static final String DURATION = "a duration such as 800ms, 4s or 2m";
    private static final String PERCENT = "a percentage such as 50%";
    private static final String COUNT = "a whole number";
    private static final String REASONS = "a list of timeout, error and invalid";
    private static final List<String> KEYS = List.of(
            "story",
            "source.title",
            "source.url",
            "source.read",
            "approximates",
            "timeout",
            "breaker",
            "breaker.window",
            "breaker.minimum-calls",
            "breaker.failures",
            "breaker.failure-rate",
            "breaker.slow-call",
            "breaker.slow-call-rate",
            "breaker.open",
            "breaker.probes",
            "bulkhead",
            "bulkhead.calls",
            "bulkhead.max-wait",
            "bulkhead.workers",
            "retry",
            "retry.attempts",
            "retry.on",
            "retry.first-pause",
            "retry.factor",
            "retry.longest-pause",
            "retry.jitter",
            "retry.seed",
            "retry.budget",
            "retry.budget.share",
            "retry.budget.window",
            "fallback.kind",
            "fallback.entries",
            "fallback.max-age");

    private final YamlKeys keys;

    private ResilienceFile(YamlKeys keys) {
        this.keys = keys;
    }

    /** @throws ResilienceMistakes with every mistake in it */
    static ResiliencePreset read(String file, String text) {
        YamlKeys keys = new YamlKeys(file, text);
        keys.refuseAllBut(KEYS);
        ResilienceFile reader = new ResilienceFile(keys);
        Resilience resilience = reader.resilience();
        ResiliencePreset preset = new ResiliencePreset(
                file.replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", ""),
                keys.text("story", ""),
                new ResiliencePreset.Source(
                        keys.text("source.title", ""),
                        keys.text("source.url", ""),
                        keys.value("source.read", LocalDate.EPOCH, Readings::day, "a day such as 2026-11-27")),
                keys.text("approximates", ""),
                resilience);
        keys.throwIfAny();
        return preset;
    }

    private Resilience resilience() {
        Resilience base = Resilience.DEFAULT;
        Duration timeout = keys.is("timeout", NONE) ? Duration.ZERO : duration("timeout", base.timeout());
        GuardSettings guard =
                new GuardSettings(section("breaker", this::breaker), section("bulkhead", this::bulkhead), retry());
        return keys.made("timeout", base, () -> new Resilience(timeout, guard, fallback()));
    }

    /** A section that is {@code none} as a whole, or has keys. */
    private <T> Optional<T> section(String name, Supplier<T> reading) {
        if (keys.is(name, NONE)) {
            return Optional.empty();
        }
        keys.value(name, NONE, text -> Optional.empty(), "`none` or a map of keys and values");
        return Optional.of(reading.get());
    }

    private BreakerSettings breaker() {
        BreakerSettings base = BreakerSettings.DEFAULT;
        return keys.made(
                "breaker",
                base,
                () -> new BreakerSettings(
                        keys.value(
                                "breaker.window",
                                base.window(),
                                Readings::window,
                                "a window such as `10 calls` or 30s"),
                        count("breaker.minimum-calls", base.minimumCalls()),
                        percent("breaker.failure-rate", base.failurePercent()),
                        slow(base),
                        duration("breaker.open", base.openFor()),
                        count("breaker.probes", base.probes()),
                        reasons("breaker.failures", base.failures())));
    }

    private Optional<SlowCalls> slow(BreakerSettings base) {
        if (keys.is("breaker.slow-call", NONE)) {
            return Optional.empty();
        }
        SlowCalls slow = base.slow().orElseThrow();
        return Optional.of(new SlowCalls(
                duration("breaker.slow-call", slow.slowerThan()), percent("breaker.slow-call-rate", slow.percent())));
    }

    private BulkheadSettings bulkhead() {
        BulkheadSettings base = BulkheadSettings.DEFAULT;
        return keys.made(
                "bulkhead",
                base,
                () -> new BulkheadSettings(
                        count("bulkhead.calls", base.concurrentCalls()),
                        duration("bulkhead.max-wait", base.maxWait()),
                        percent("bulkhead.workers", base.workersPercent())));
    }

    private RetrySettings retry() {
        RetrySettings base = RetrySettings.DEFAULT;
        if (keys.is("retry", NONE)) {
            return base.withAttempts(1);
        }
        keys.value("retry", NONE, text -> Optional.empty(), "`none` or a map of keys and values");
        BackOff pauses = base.backOff();
        return keys.made(
                "retry",
                base,
                () -> new RetrySettings(
                        count("retry.attempts", base.attempts()),
                        new BackOff(
                                duration("retry.first-pause", pauses.first()),
                                keys.value(
                                        "retry.factor", pauses.factor(), Readings::factor, "a factor such as 2 or 1.5"),
                                duration("retry.longest-pause", pauses.longest()),
                                percent("retry.jitter", pauses.jitterPercent())),
                        budget(base),
                        reasons("retry.on", base.on()),
                        keys.value("retry.seed", base.seed(), Readings::seed, COUNT)));
    }

    private Optional<RetrySettings.Budget> budget(RetrySettings base) {
        if (keys.is("retry.budget", NONE)) {
            return Optional.empty();
        }
        RetrySettings.Budget budget = base.budget().orElseThrow();
        keys.value("retry.budget", NONE, text -> Optional.empty(), "`none` or a map of keys and values");
        return Optional.of(new RetrySettings.Budget(
                percent("retry.budget.share", budget.percent()), duration("retry.budget.window", budget.window())));
    }

    private FallbackSettings fallback() {
        FallbackSettings base = FallbackSettings.DEFAULT;
        return keys.made(
                "fallback",
                base,
                () -> new FallbackSettings(
                        keys.value("fallback.kind", base.kind(), FallbackKind::labelled, "rules, cached or queue"),
                        count("fallback.entries", base.entries()),
                        duration("fallback.max-age", base.maxAge())));
    }

    private Duration duration(String key, Duration otherwise) {
        return keys.value(key, otherwise, Readings::duration, DURATION);
    }

    private int percent(String key, int otherwise) {
        return keys.value(key, otherwise, Readings::percent, PERCENT);
    }

    private int count(String key, int otherwise) {
        return keys.value(key, otherwise, Readings::count, COUNT);
    }

    private Set<FallbackReason> reasons(String key, Set<FallbackReason> otherwise) {
        return keys.value(key, otherwise, Readings::reasons, REASONS);
    }
}
