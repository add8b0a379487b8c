package io.ridethrough.results.run;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Reads instants of ISO 8601 in UTC, of which many follow that lie in the same minute: only the first of a minute is parsed
 * as a date. Not for several threads.
 */
final class Moments {

    /** As in {@code 2026-01-01T10:00:}. */
    private static final int MINUTE_CHARACTERS = 17;

    private static final int MOST_DIGITS = 9;
    private static final long MICROS_A_SECOND = 1_000_000;

    private String minute = "";
    private long minuteMicros;

    /**
     * Microseconds since the Unix epoch; what is finer is cut off.
     *
     * @throws IOException when it is not a time
     */
    long micros(String at) throws IOException {
        long micros = minute.isEmpty() || !at.startsWith(minute) ? -1 : sinceMinute(at);
        if (micros >= 0) {
            return minuteMicros + micros;
        }
        try {
            Instant instant = Instant.parse(at);
            if (at.length() > MINUTE_CHARACTERS && at.endsWith("Z")) {
                minute = at.substring(0, MINUTE_CHARACTERS);
                minuteMicros = ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MINUTES));
            }
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        } catch (DateTimeException notATime) {
            throw new IOException("\"" + at + "\" is not a time", notATime);
        }
    }

    /** Of {@code 07Z} or {@code 07.125Z}, microseconds; below 0 when it is written in another way. */
    private static long sinceMinute(String at) {
        int end = at.length() - 1;
        int point = MINUTE_CHARACTERS + 2;
        boolean isPlain = end >= point && at.charAt(end) == 'Z' && (end == point || at.charAt(point) == '.');
        int fraction = end - point - 1;
        if (!isPlain || fraction == 0 || fraction > MOST_DIGITS) {
            return -1;
        }
        long seconds = digits(at, MINUTE_CHARACTERS, point);
        long micros = 0;
        long unit = MICROS_A_SECOND;
        for (int i = point + 1; i < end; i++) {
            int digit = at.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            unit /= 10;
            micros += unit * digit;
        }
        return seconds < 0 || seconds >= 60 ? -1 : seconds * MICROS_A_SECOND + micros;
    }

    private static long digits(String at, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = at.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
