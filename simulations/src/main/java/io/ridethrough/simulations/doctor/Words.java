package io.ridethrough.simulations.doctor;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an examination puts things. */
final class Words {
    private Words() {}

    /** Why something did not answer, in a few words. */
    static String of(Exception e) {
        if (e instanceof ConnectException) {
            return "no connection";
        }
        if (e instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /** Such as {@code 41 ms} or {@code 1.2 s}. */
    static String of(Duration time) {
        long millis = time.toMillis();
        return Math.abs(millis) < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }

    /** Such as {@code `a`, `b`}. */
    static String list(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
