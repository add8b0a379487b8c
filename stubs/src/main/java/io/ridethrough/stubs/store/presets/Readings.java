package io.ridethrough.stubs.store.presets;

import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.Window;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as people write them, with their unit. Empty when a text is none. */
final class Readings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,4})%");
    private static final Pattern CALLS = Pattern.compile("(\\d{1,6}) calls?");
    private static final Pattern FACTOR = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");

    private Readings() {}

    static Optional<Duration> duration(String text) {
        Matcher found = DURATION.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(found.group(1));
        return Optional.of(
                switch (found.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }

    static Optional<Integer> percent(String text) {
        return matched(PERCENT, text).map(found -> Integer.valueOf(found.group(1)));
    }

    static Optional<Integer> count(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    static Optional<Long> seed(String text) {
        return text.matches("-?\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    static Optional<Double> factor(String text) {
        return matched(FACTOR, text).map(found -> Double.valueOf(found.group()));
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** {@code 10 calls} or {@code 30s}. */
    static Optional<Window> window(String text) {
        Optional<Integer> calls = matched(CALLS, text).map(found -> Integer.valueOf(found.group(1)));
        try {
            return calls.isPresent()
                    ? calls.map(Window.Calls::new)
                    : duration(text).map(Window.Time::new);
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.empty();
        }
    }

    /** {@code timeout,error,invalid} or some of them. */
    static Optional<Set<FallbackReason>> reasons(String text) {
        Set<FallbackReason> reasons = EnumSet.noneOf(FallbackReason.class);
        for (String label : text.split(",", -1)) {
            Optional<FallbackReason> reason = Arrays.stream(FallbackReason.values())
                    .filter(it -> it.label().equals(label.strip()))
                    .findFirst();
            if (reason.isEmpty()) {
                return Optional.empty();
            }
            reasons.add(reason.get());
        }
        return Optional.of(reasons);
    }

    private static Optional<Matcher> matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
