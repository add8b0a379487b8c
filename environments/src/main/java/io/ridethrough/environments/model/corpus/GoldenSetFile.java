package io.ridethrough.environments.model.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.golden.GoldenPrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the golden prompts that come with the project; the one argument is the file. */
public final class GoldenSetFile {
    private GoldenSetFile() {}

    public static void main(String[] args) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> lines = new ArrayList<>();
        for (GoldenPrompt prompt : GoldenSet.draw()) {
            lines.add(json.writeValueAsString(fields(prompt)));
        }
        Files.write(Path.of(args[0]), lines);
    }

    /** In an order of their own, so that the file is always the same. */
    private static Map<String, Object> fields(GoldenPrompt prompt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", prompt.id());
        fields.put("purpose", prompt.purpose());
        fields.put("jurisdiction", prompt.jurisdiction());
        fields.put("prompt", prompt.prompt());
        fields.put("decision", prompt.decision());
        fields.put("allowed", prompt.allowed().stream().sorted().toList());
        return fields;
    }
}
