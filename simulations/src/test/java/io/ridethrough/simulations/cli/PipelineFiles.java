package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;

/** The ready pipeline files, and what the tests of each of them ask. */
final class PipelineFiles {
    static final Path FOLDER = CommandLineRun.REPOSITORY.path().resolve("docs").resolve("pipelines");

    private static final Path SCHEMAS = Path.of("src", "test", "resources", "schemas");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern FILE_OF_RUN = Pattern.compile("runs/(?:brownout|candidate)/\\*/([A-Za-z0-9.-]+)");
    private static final Pattern HOST = Pattern.compile("://|\\b[a-z0-9-]+\\.(?:com|org|io|net|dev)\\b|secrets\\.");

    private PipelineFiles() {}

    static String text(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    /** A YAML file as a tree, whose keys are texts even where YAML 1.1 takes them for truth values. */
    static JsonNode tree(String name) throws IOException {
        return YAML.readTree(text(name));
    }

    /** A schema of the folder beside these tests, of JSON Schema's draft 7. */
    static Schema schema(String name) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(SCHEMAS.resolve(name)));
        } catch (IOException missing) {
            throw new IllegalStateException("no schema " + name, missing);
        }
    }

    /** What the schema says against it, a sentence each. */
    static List<String> errors(Schema schema, String yaml) {
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }

    /** The text with a mistake in the place of the first such piece. */
    static String with(String text, String piece, String mistake) {
        int at = text.indexOf(piece);
        if (at < 0) {
            throw new AssertionError("there is no `" + piece + "` to plant a mistake in");
        }
        return text.substring(0, at) + mistake + text.substring(at + piece.length());
    }

    /** Which calls of the launcher name a command, an option or a scenario that there is not. */
    static List<String> mistakes(List<List<String>> calls) {
        List<String> known = new ScenarioLibrary(CommandLineRun.REPOSITORY.scenarios()).list();
        List<String> mistakes = new ArrayList<>();
        for (List<String> call : calls) {
            try {
                Main.commandLine(CommandLineRun.REPOSITORY).parseArgs(call.toArray(String[]::new));
                if (call.get(0).equals("run") && !known.contains(call.get(1))) {
                    mistakes.add("no scenario " + call.get(1));
                }
            } catch (ParameterException refused) {
                mistakes.add(call + ": " + refused.getMessage());
            }
        }
        return mistakes;
    }

    /** Names of the files of a run that a pipeline file names. */
    static Set<String> filesOfRuns(String text) {
        return FILE_OF_RUN
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of what a judgement writes into a run's folder. */
    static Set<String> outputs() {
        RunFolder any = new RunFolder(Path.of("run"));
        return Stream.of(any.verdict(), any.junit(), any.summary(), any.report(), any.metrics(), any.allure())
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Hosts and secrets, which none of them names. */
    static List<String> hosts(String text) {
        return HOST.matcher(text).results().map(match -> match.group()).toList();
    }
}
