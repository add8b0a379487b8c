package io.ridethrough.simulations.otlp;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** HTTP's header {@code Retry-After}: seconds, or a date. */
final class RetryAfter {

    static final String NAME = "Retry-After";

    private RetryAfter() {}

    /** How long to wait from {@code now} on; empty when it is neither. */
    static Optional<Duration> of(String value, Instant now) {
        String told = value.strip();
        if (told.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(told)));
        }
        try {
            Instant then = ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
