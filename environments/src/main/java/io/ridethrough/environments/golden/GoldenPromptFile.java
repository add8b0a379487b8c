package io.ridethrough.environments.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A set of golden prompts as lines of JSON, one prompt a line: an object with the fields of {@link GoldenPrompt},
 * {@code allowed} a list. Empty lines are passed over. Reading is strict, and tells every mistake at once.
 */
public final class GoldenPromptFile {
    /** The most prompts of a set. */
    public static final int MOST_PROMPTS = 10_000;

    private static final Set<String> TEXTS = Set.of("id", "purpose", "jurisdiction", "prompt", "decision");
    private static final String ALLOWED = "allowed";
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Mistakes mistakes;
    private final List<GoldenPrompt> prompts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private GoldenPromptFile(String name) {
        mistakes = new Mistakes(name);
    }

    /**
     * Reads a set from a file in UTF-8.
     *
     * @throws MistakesException with every line that is not a golden prompt
     * @throws IOException when the file can't be read
     */
    public static List<GoldenPrompt> read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file.toString(), lines);
        }
    }

    /**
     * Reads a set; {@code name} is what its mistakes call it.
     *
     * @return at least one prompt, in the order of the lines, no two with the same id
     */
    public static List<GoldenPrompt> read(String name, BufferedReader lines) throws IOException {
        GoldenPromptFile file = new GoldenPromptFile(name);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                file.take(number, line);
            }
            if (file.prompts.size() > MOST_PROMPTS) {
                file.mistakes.add(number, "", "over " + MOST_PROMPTS + " prompts");
                break;
            }
        }
        if (file.prompts.isEmpty()) {
            file.mistakes.add(0, "", "it holds no golden prompt");
        }
        file.mistakes.throwIfAny();
        return List.copyOf(file.prompts);
    }

    private void take(int number, String line) throws IOException {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            mistakes.add(number, "", "is not JSON: " + broken.getOriginalMessage());
            return;
        }
        int before = mistakes.count();
        if (!object.isObject()) {
            mistakes.add(number, "", "is not a JSON object");
            return;
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!TEXTS.contains(name) && !name.equals(ALLOWED)) {
                Set<String> known = new HashSet<>(TEXTS);
                known.add(ALLOWED);
                mistakes.add(number, name, "is unknown" + Nearest.remedy(name, known));
            }
        });
        GoldenPrompt prompt = new GoldenPrompt(
                text(number, object, "id"),
                text(number, object, "purpose"),
                text(number, object, "jurisdiction"),
                text(number, object, "prompt"),
                text(number, object, "decision"),
                allowed(number, object));
        requireDecision(number, "decision", prompt.decision());
        prompt.allowed().forEach(decision -> requireDecision(number, ALLOWED, decision));
        if (mistakes.count() == before && !prompt.allowed().contains(prompt.decision())) {
            mistakes.add(number, ALLOWED, "does not hold the decision `" + prompt.decision() + "`");
        }
        if (!ids.add(prompt.id()) && !prompt.id().isEmpty()) {
            mistakes.add(number, "id", "`" + prompt.id() + "` is another prompt's already");
        }
        prompts.add(prompt);
    }

    private String text(int number, JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (value.isTextual() && !value.asText().isBlank()) {
            return value.asText();
        }
        mistakes.add(number, name, value.isMissingNode() ? "is missing" : "is not a text with anything in it");
        return "";
    }

    private Set<String> allowed(int number, JsonNode object) {
        JsonNode values = object.path(ALLOWED);
        Set<String> allowed = new HashSet<>();
        if (!values.isArray() || values.isEmpty()) {
            mistakes.add(number, ALLOWED, values.isMissingNode() ? "is missing" : "is not a list of decisions");
            return allowed;
        }
        for (JsonNode value : values) {
            if (value.isTextual()) {
                allowed.add(value.asText());
            } else {
                mistakes.add(number, ALLOWED, "is not a list of texts");
            }
        }
        return allowed;
    }

    /** A decision that no answer could be found to state would never be right. */
    private void requireDecision(int number, String key, String decision) {
        if (!decision.equals(GoldenPrompt.decisionOf(decision))) {
            mistakes.add(
                    number,
                    key,
                    "`" + decision + "` can't be a decision: it has a colon, or space at its begin or end");
        }
    }
}
