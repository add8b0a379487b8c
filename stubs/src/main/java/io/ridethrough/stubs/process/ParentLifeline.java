package io.ridethrough.stubs.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Ends this process when its parent is gone.
 *
 * <p>A parent that starts a child keeps the writing end of the child's standard input. However the
 * parent ends, be it by {@code kill -9}, the operating system closes that end and the child reads
 * end-of-file. Lines that arrive before are the parent's word, and discarded by who expects none.
 */
public final class ParentLifeline {
    /** The system property that turns the lifeline on. */
    public static final String PROPERTY = "ridethrough.lifeline";

    /** The value of {@link #PROPERTY} that ties this process to its standard input. */
    public static final String STDIN = "stdin";

    private ParentLifeline() {}

    /**
     * Starts a daemon thread that halts this process with exit code 0 once standard input ends. Does
     * nothing unless {@value #PROPERTY} is {@value #STDIN}, so that a process started by hand, perhaps
     * with no standard input at all, lives on.
     */
    public static void exitWhenParentIsGone() {
        exitWhenParentIsGone(line -> {});
    }

    /** As {@link #exitWhenParentIsGone()}, and hands each line of the parent's to {@code word}. */
    public static void exitWhenParentIsGone(Consumer<String> word) {
        if (STDIN.equals(System.getProperty(PROPERTY))) {
            // Shutdown hooks could hang on the very parent that is gone, therefore no orderly exit.
            watch(System.in, word, () -> Runtime.getRuntime().halt(0));
        }
    }

    /** Runs {@code whenEnded} once, on a daemon thread, when {@code lifeline} ends or breaks. */
    static Thread watch(InputStream lifeline, Consumer<String> word, Runnable whenEnded) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        readToEnd(lifeline, word);
                    } finally {
                        whenEnded.run();
                    }
                },
                "parent-lifeline");
        watcher.setDaemon(true);
        watcher.start();
        return watcher;
    }

    private static void readToEnd(InputStream lifeline, Consumer<String> word) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(lifeline, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                word.accept(line);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the parent's lifeline broke", broken);
        }
    }
}
