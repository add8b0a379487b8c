package io.ridethrough.stubs.store.presets;

import io.ridethrough.stubs.store.inference.Resilience;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The presets that come with the store. */
public final class ResiliencePresets {
    /** What the store runs with unless told otherwise. */
    public static final String DEFAULT = "ridethrough";

    /** Largest file read. */
    static final int LIMIT_BYTES = 1 << 16;

    private static final List<String> NAMES = List.of(DEFAULT, "resilience4j", "litellm", "ganesha", "none");

    private ResiliencePresets() {}

    /** Their names, the default first. */
    public static List<String> names() {
        return NAMES;
    }

    /** All of them, read from the class path. */
    public static List<ResiliencePreset> all() {
        return NAMES.stream().map(ResiliencePresets::preset).toList();
    }

    /**
     * The settings of this preset, or of this file where no preset has the name.
     *
     * @throws ResilienceMistakes with every mistake of the file, or when there is neither
     */
    public static Resilience find(String presetOrFile) {
        return NAMES.contains(presetOrFile)
                ? preset(presetOrFile).resilience()
                : read(Path.of(presetOrFile)).resilience();
    }

    /**
     * Reads a file of a user's own.
     *
     * @throws ResilienceMistakes with every mistake in it
     */
    public static ResiliencePreset read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw ResilienceMistakes.of(
                    "there is neither a preset nor a file `" + file + "`" + NearestKey.remedy(file.toString(), NAMES));
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LIMIT_BYTES + 1);
            if (bytes.length > LIMIT_BYTES) {
                throw ResilienceMistakes.of(file + ": is larger than " + LIMIT_BYTES + " bytes");
            }
            return ResilienceFile.read(file.toString(), new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw ResilienceMistakes.of(file + ": can't be read (" + unreadable + ")");
        }
    }

    private static ResiliencePreset preset(String name) {
        String resource = name + ".yaml";
        try (InputStream stream = ResiliencePresets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return ResilienceFile.read(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
