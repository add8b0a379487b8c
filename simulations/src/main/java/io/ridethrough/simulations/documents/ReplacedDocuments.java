package io.ridethrough.simulations.documents;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.ridethrough.environments.Environment;
import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.simulations.flows.Documents;
import io.ridethrough.simulations.golden.TextHash;
import io.ridethrough.simulations.scenario.KnownFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The documents of a folder, each called {@code NAME.graphql} after the step that sends it. One takes the variables that the
 * built-in one takes, and has to have the fields in its answer that the flow looks at, under the same names; the latter is not
 * looked at before the shop answers.
 *
 * @param texts by name, without comments
 */
public record ReplacedDocuments(SortedMap<String, String> texts) {
    /** None at all. */
    public static final ReplacedDocuments NONE = new ReplacedDocuments(new TreeMap<>());

    public ReplacedDocuments {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    private static final long MOST_BYTES = 65_536;

    /** How a plan's facts name the digest of one. */
    private static final String FACT = "document-";

    /**
     * Reads an environment's, from the disk.
     *
     * @throws MistakesException with everything that is wrong with them
     */
    public static ReplacedDocuments of(Environment environment) {
        Optional<Path> folder = environment.documents();
        return folder.isPresent() ? new Reading().read(folder.get()) : NONE;
    }

    /** All documents, with these in the place of the built-in ones of their names. */
    public Documents documents() {
        return Documents.with(texts);
    }

    /** What a plan says of them, by name: the SHA-256 of each. */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        texts.forEach((name, text) -> facts.put(FACT + name, TextHash.of(text)));
        return facts;
    }

    /**
     * Writes them into a folder, which is made.
     *
     * @throws IOException when they cannot be written
     */
    public void write(Path folder) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(folder.resolve(text.getKey() + Documents.SUFFIX), text.getValue());
        }
    }

    /** One folder while it is read. */
    private static final class Reading {
        private final List<Mistake> mistakes = new ArrayList<>();
        private final SortedSet<String> known = Arrays.stream(KnownFlow.values())
                .flatMap(flow -> flow.steps().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        ReplacedDocuments read(Path folder) {
            SortedMap<String, String> texts = new TreeMap<>();
            for (Path file : files(folder)) {
                String name = String.valueOf(file.getFileName());
                String step = name.substring(0, name.length() - Documents.SUFFIX.length());
                if (known.contains(step)) {
                    text(file, step).ifPresent(text -> texts.put(step, text));
                } else {
                    mistake(file, 0, "no flow sends a document `" + step + "`" + Nearest.remedy(step, known));
                }
            }
            if (!mistakes.isEmpty()) {
                throw new MistakesException(mistakes);
            }
            return new ReplacedDocuments(texts);
        }

        private List<Path> files(Path folder) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> found = files.filter(
                                file -> String.valueOf(file.getFileName()).endsWith(Documents.SUFFIX))
                        .sorted()
                        .toList();
                if (found.isEmpty()) {
                    mistake(
                            folder,
                            0,
                            "holds no " + Documents.SUFFIX + " file: name each after a step, such as place-order"
                                    + Documents.SUFFIX);
                }
                return found;
            } catch (IOException e) {
                mistake(folder, 0, "can't be read: " + e.getMessage());
                return List.of();
            }
        }

        private Optional<String> text(Path file, String step) {
            try {
                if (Files.size(file) > MOST_BYTES) {
                    mistake(file, 0, "is longer than " + MOST_BYTES + " bytes");
                    return Optional.empty();
                }
                Document document = Parser.parse(Files.readString(file));
                holdAgainstBuiltIn(file, step, document);
                return Optional.of(AstPrinter.printAstCompact(document));
            } catch (InvalidSyntaxException e) {
                int line = e.getLocation() == null ? 0 : e.getLocation().getLine();
                mistake(file, line, "is no GraphQL: " + e.getMessage());
            } catch (IOException e) {
                mistake(file, 0, "can't be read as UTF-8 text: " + e.getMessage());
            }
            return Optional.empty();
        }

        private void holdAgainstBuiltIn(Path file, String step, Document document) {
            List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
            if (operations.size() != 1) {
                mistake(file, 0, "has " + operations.size() + " operations: write one query or mutation");
                return;
            }
            OperationDefinition operation = operations.get(0);
            SortedSet<String> sent = names(builtIn(step));
            SortedSet<String> declared = names(operation);
            for (String name : sent) {
                if (!declared.contains(name)) {
                    mistake(file, 0, "does not declare `$" + name + "`, which the flow sends: it sends " + told(sent));
                }
            }
            for (VariableDefinition variable : operation.getVariableDefinitions()) {
                boolean isNeeded = variable.getType() instanceof NonNullType && variable.getDefaultValue() == null;
                if (isNeeded && !sent.contains(variable.getName())) {
                    mistake(
                            file,
                            0,
                            "needs `$" + variable.getName()
                                    + "`, which no flow sends: give it a default. What is sent here is " + told(sent));
                }
            }
        }

        private static OperationDefinition builtIn(String step) {
            return Parser.parse(Documents.BUILT_IN.text(step))
                    .getDefinitionsOfType(OperationDefinition.class)
                    .get(0);
        }

        private static SortedSet<String> names(OperationDefinition operation) {
            return operation.getVariableDefinitions().stream()
                    .map(VariableDefinition::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static String told(SortedSet<String> names) {
            return names.isEmpty()
                    ? "nothing"
                    : names.stream().map(name -> "`$" + name + "`").collect(Collectors.joining(", "));
        }

        private void mistake(Path file, int line, String what) {
            mistakes.add(new Mistake(file.toString(), line, "", what));
        }
    }
}
