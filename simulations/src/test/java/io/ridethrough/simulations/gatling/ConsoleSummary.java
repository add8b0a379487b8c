package io.ridethrough.simulations.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gatling's own count of requests, from the summary that its console writer prints every few seconds and at the end.
 * Its binary log would do too, but changes with each of its releases.
 */
final class ConsoleSummary {

    private static final Pattern GLOBAL = Pattern.compile("^> Global\\s*\\|\\s*([\\d,]+) \\|.*");

    private ConsoleSummary() {}

    /**
     * The total of the last summary; 0 when there was none with a request.
     *
     * @param log what Gatling printed
     */
    static long requests(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, UTF_8)) {
            return lines.map(GLOBAL::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(match -> Long.parseLong(match.group(1).replace(",", "")))
                    .reduce(0, (earlier, later) -> later);
        }
    }
}
