package io.ridethrough.environments.definition;

import io.ridethrough.environments.guard.LoadLimits;
import io.ridethrough.environments.yaml.YamlMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads how much load an environment may get: its section {@code limits}. */
final class LimitsSection {
    private static final List<String> KEYS = List.of("arrival-rate", "users", "duration");
    private static final double LEAST_RATE = 0.001;
    private static final double MOST_RATE = 100_000;
    private static final int MOST_USERS = 1_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    private LimitsSection() {}

    /** No limits where nothing is said. */
    static LoadLimits read(Optional<YamlMap> section) {
        if (section.isEmpty()) {
            return LoadLimits.NONE;
        }
        YamlMap limits = section.get().closed(KEYS);
        return new LoadLimits(
                limits.optional("arrival-rate")
                        .map(value -> OptionalDouble.of(value.perSecond(LEAST_RATE, MOST_RATE)))
                        .orElse(OptionalDouble.empty()),
                limits.optional("users")
                        .map(value -> OptionalInt.of((int) value.integer(1, MOST_USERS)))
                        .orElse(OptionalInt.empty()),
                limits.optional("duration").map(value -> value.duration(SHORTEST, LONGEST)));
    }
}
