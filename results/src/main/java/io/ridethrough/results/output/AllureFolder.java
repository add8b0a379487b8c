package io.ridethrough.results.output;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of an Allure results folder that are about the run as a whole. */
final class AllureFolder {

    private AllureFolder() {}

    /** Creates the folder, or removes the files of an earlier judgement from it. */
    static void empty(Path results) throws IOException {
        Files.createDirectories(results);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(results, "*.{json,html,ndjson,properties,svg}")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    static void writeAbout(Path results, RunRecord run, Verdict verdict) throws IOException {
        Files.writeString(
                results.resolve("environment.properties"), environment(run.plan()), StandardCharsets.ISO_8859_1);
        RunJson.write(results.resolve("categories.json"), categories());
        RunJson.write(
                results.resolve("executor.json"),
                Map.of("name", "Ridethrough", "type", "ridethrough", "buildName", verdict.runId()));
    }

    private static List<Map<String, Object>> categories() {
        return List.of(
                Map.of("name", "Claims that do not hold", "matchedStatuses", List.of("failed")),
                Map.of("name", "Claims that could not be judged", "matchedStatuses", List.of("broken")));
    }

    /** {@link java.util.Properties} would write the time of day into the file, and its bytes would not repeat. */
    private static String environment(RunPlan plan) {
        Map<String, String> about = new TreeMap<>(plan.versions());
        about.put("environment", plan.environment());
        about.put("scenario", plan.scenario());
        about.put("defect", plan.defect());
        about.put("seed", String.valueOf(plan.seed()));
        StringBuilder text = new StringBuilder();
        about.forEach((name, value) ->
                text.append(escaped(name)).append('=').append(escaped(value)).append('\n'));
        return text.toString();
    }

    /** The escapes of a properties file, as {@link java.util.Properties#load} undoes them. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter < ' ' || letter > '~') {
                escaped.append(String.format("\\u%04x", (int) letter));
            } else if (" =:#!\\".indexOf(letter) >= 0) {
                escaped.append('\\').append(letter);
            } else {
                escaped.append(letter);
            }
        }
        return escaped.toString();
    }
}
