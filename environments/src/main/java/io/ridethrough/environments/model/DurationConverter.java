package io.ridethrough.environments.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as scenario files write them: {@code 250ms}, {@code 2s}. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s)");

    @Override
    public Duration convert(String value) {
        Matcher duration = DURATION.matcher(value);
        if (!duration.matches()) {
            throw new TypeConversionException("'" + value + "' is not a duration such as 250ms or 2s");
        }
        long amount = Long.parseLong(duration.group(1));
        return duration.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }
}
