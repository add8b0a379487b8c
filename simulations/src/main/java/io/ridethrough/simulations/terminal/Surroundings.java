package io.ridethrough.simulations.terminal;

import io.ridethrough.stubs.process.ChildEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What the output goes to.
 *
 * @param isLive whether lines can be redrawn in place
 * @param hasColour whether colour is wanted
 * @param hasUnicode whether more than ASCII can be shown
 * @param columns asks how wide it is now, may cost a child process; within {@value #LEAST_COLUMNS} and
 *     {@value #MOST_COLUMNS}
 */
public record Surroundings(boolean isLive, boolean hasColour, boolean hasUnicode, IntSupplier columns) {

    /** Narrower terminals get lines of this width and wrap them themselves. The views are made for 80 and more. */
    public static final int LEAST_COLUMNS = 40;

    /** Wider lines than this are hard to follow with the eye. */
    public static final int MOST_COLUMNS = 200;

    private static final int COLUMNS_WITHOUT_TERMINAL = 100;
    private static final long PATIENCE_MILLIS = 1000;

    /**
     * Asks the environment variables, and the terminal through short-lived child processes.
     *
     * @param environment such as {@code System.getenv()}: {@code TERM}, {@code COLUMNS}, {@code NO_COLOR} and the locale
     * @param noColour whether the command line asked for plain output
     */
    public static Surroundings detect(Map<String, String> environment, boolean noColour) {
        boolean isDumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean isLive = !isDumb && !noColour && stdoutIsTerminal();
        boolean hasColour = isLive && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Surroundings(isLive, hasColour, speaksUnicode(environment), () -> columns(environment, isLive));
    }

    /** The view that suits: live on a terminal, else plain lines. */
    public RunView view(PrintStream out) {
        return isLive ? new LiveView(out, this) : new PlainView(out, this);
    }

    /** The locale's character set, from the first of the variables that POSIX asks in this order. */
    static boolean speaksUnicode(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                String lower = locale.toLowerCase(Locale.ROOT);
                return lower.contains("utf-8") || lower.contains("utf8");
            }
        }
        return false;
    }

    static int columns(Map<String, String> environment, boolean isLive) {
        Optional<Integer> told = number(environment.getOrDefault("COLUMNS", ""));
        Optional<Integer> asked = told.isPresent() || !isLive ? told : sizeOfTerminal();
        return Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, asked.orElse(COLUMNS_WITHOUT_TERMINAL)));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9]\\d{0,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static boolean stdoutIsTerminal() {
        return run(new ProcessBuilder("sh", "-c", "test -t 1").redirectOutput(ProcessBuilder.Redirect.INHERIT))
                .isPresent();
    }

    private static Optional<Integer> sizeOfTerminal() {
        return run(new ProcessBuilder("sh", "-c", "stty size </dev/tty"))
                .map(size -> size.strip().split(" ", -1))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> number(parts[1]));
    }

    /** What the child printed; empty when it can't be run, takes too long or ends otherwise than with 0. */
    private static Optional<String> run(ProcessBuilder builder) {
        try {
            Process process = ChildEnvironment.withoutSecrets(builder)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            try (InputStream output = process.getInputStream()) {
                String printed = new String(output.readNBytes(1024), StandardCharsets.US_ASCII);
                return process.exitValue() == 0 ? Optional.of(printed) : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
