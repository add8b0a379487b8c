package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.golden.GoldenPrompts;
import io.ridethrough.simulations.modelbench.Prompts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the prompts of a benchmark. */
record BenchPrompts(List<String> mistakes) {
    static final String BUILT_IN = "golden";
    private static final long LONGEST_FILE_BYTES = 16L << 20;
    private static final Prompts STAND_IN = new Prompts("none", List.of("-"));

    /** Those of that name or file; a stand-in when they are amiss, which has then been told. */
    Prompts read(String name) {
        return name.equals(BUILT_IN) ? builtIn() : ofFile(Path.of(name));
    }

    private Prompts builtIn() {
        try {
            return new Prompts(
                    BUILT_IN,
                    GoldenPrompts.builtIn().stream().map(GoldenPrompt::prompt).toList());
        } catch (IOException e) {
            mistakes.add("--prompts: the built-in ones can't be read: " + e.getMessage());
            return STAND_IN;
        }
    }

    private Prompts ofFile(Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE_BYTES) {
                mistakes.add("--prompts: " + file + " is longer than " + LONGEST_FILE_BYTES + " bytes");
                return STAND_IN;
            }
            List<String> lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            boolean isJson =
                    file.toString().endsWith(".ndjson") || file.toString().endsWith(".jsonl");
            List<String> texts = isJson ? fields(file, lines) : lines;
            if (!texts.isEmpty()) {
                return new Prompts(String.valueOf(file.getFileName()), texts);
            }
            if (!isJson || lines.isEmpty()) {
                mistakes.add("--prompts: " + file + " holds none");
            }
        } catch (IOException e) {
            mistakes.add("--prompts: " + file + " can't be read; `golden` names the built-in ones");
        }
        return STAND_IN;
    }

    private List<String> fields(Path file, List<String> lines) {
        ObjectMapper mapper = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            String text = "";
            try {
                text = mapper.readTree(lines.get(line)).path("prompt").asText("");
            } catch (JsonProcessingException e) {
                text = "";
            }
            if (text.isEmpty()) {
                mistakes.add("--prompts: entry " + (line + 1) + " of " + file + " has no `prompt`");
                return List.of();
            }
            texts.add(text);
        }
        return texts;
    }
}
