package io.ridethrough.environments.golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** The golden prompts that come with the project: 200, none of which the reference model was taught. */
public final class GoldenPrompts {
    private static final String RESOURCE = "golden-prompts.ndjson";

    private GoldenPrompts() {}

    /** All of them, always in the same order: advice, then identities, then summaries. */
    public static List<GoldenPrompt> builtIn() throws IOException {
        try (InputStream in = GoldenPrompts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new NoSuchFileException(RESOURCE + " is not on the class path");
            }
            return GoldenPromptFile.read(
                    RESOURCE, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        }
    }
}
