package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code verdict.json}: reading and writing it. */
public final class VerdictFile {

    /** The version of the format that this code writes and reads. */
    public static final int FORMAT = 1;

    private VerdictFile() {}

    /**
     * Reads a verdict.
     *
     * @throws IOException when the file is missing, malformed, or of another format
     */
    public static Verdict read(Path file) throws IOException {
        Verdict verdict = RunJson.read(file, Verdict.class);
        if (verdict.format() != FORMAT) {
            throw new IOException(file + " has format " + verdict.format() + "; this version reads format " + FORMAT);
        }
        return verdict;
    }

    /** The file's text without its last line feed, for machines that read it from standard output. */
    public static String text(Verdict verdict) {
        try {
            return new String(RunJson.pretty(verdict), StandardCharsets.UTF_8).stripTrailing();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict of texts and numbers is always JSON", e);
        }
    }

    /** Writes a verdict, whole or not at all. */
    public static void write(Path file, Verdict verdict) throws IOException {
        RunJson.write(file, verdict);
    }
}
