package io.ridethrough.results.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ridethrough.results.run.RunJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code model-bench.json}: reading and writing it. */
public final class ModelBenchFile {
    /** The version of the format that this code writes and reads. */
    public static final int FORMAT = 1;

    public static final String NAME = "model-bench.json";

    private ModelBenchFile() {}

    /**
     * Reads a result.
     *
     * @throws IOException when the file is missing, malformed, or of another format
     */
    public static ModelBenchResult read(Path file) throws IOException {
        ModelBenchResult result = RunJson.read(file, ModelBenchResult.class);
        if (result.format() != FORMAT) {
            throw new IOException(file + " has format " + result.format() + "; this version reads format " + FORMAT);
        }
        return result;
    }

    /** The file's text without its last line feed. */
    public static String text(ModelBenchResult result) {
        try {
            return new String(RunJson.pretty(result), StandardCharsets.UTF_8).stripTrailing();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    /** Writes a result, whole or not at all. */
    public static void write(Path file, ModelBenchResult result) throws IOException {
        RunJson.write(file, result);
    }
}
