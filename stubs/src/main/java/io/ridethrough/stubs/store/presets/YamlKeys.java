package io.ridethrough.stubs.store.presets;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A small YAML file as a table of dotted keys and texts, each with its line; a list is its entries with commas. Gathers
 * mistakes while it is read, so that all of them can be told at once. Nothing is constructed from tags. For one thread.
 */
final class YamlKeys {
    private static final int LIMIT_DEPTH = 5;

    private record Entry(int line, String text) {}

    private record Mistake(int line, String words) {}

    private final String file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    /** @param file as people should see its name */
    YamlKeys(String file, String text) {
        this.file = file;
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            @Nullable Node root = new Yaml(options).compose(new StringReader(text));
            if (root instanceof MappingNode map) {
                flatten("", map, 1);
            } else {
                mistake(1, "", "has to be a map of keys and values");
            }
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : broken.getProblemMark().getLine() + 1;
            mistake(line, "", "isn't well-formed YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            mistake(0, "", "isn't well-formed YAML: " + broken.getMessage());
        }
    }

    private void flatten(String prefix, MappingNode map, int depth) {
        for (NodeTuple pair : map.getValue()) {
            String key = prefix + (pair.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?");
            int line = pair.getKeyNode().getStartMark().getLine() + 1;
            if (pair.getValueNode() instanceof MappingNode inner && depth < LIMIT_DEPTH) {
                flatten(key + ".", inner, depth + 1);
            } else if (pair.getValueNode() instanceof ScalarNode value) {
                put(key, new Entry(line, value.getValue().strip()));
            } else if (pair.getValueNode() instanceof SequenceNode list) {
                put(key, new Entry(line, joined(list)));
            } else {
                mistake(line, key, "is nested too deep");
            }
        }
    }

    private static String joined(SequenceNode list) {
        return list.getValue().stream()
                .map(entry ->
                        entry instanceof ScalarNode scalar ? scalar.getValue().strip() : "?")
                .collect(Collectors.joining(","));
    }

    private void put(String key, Entry entry) {
        @Nullable Entry first = entries.putIfAbsent(key, entry);
        if (first != null) {
            mistake(entry.line(), key, "duplicate key, already given in line " + first.line());
        }
    }

    /** Refuses every key that isn't known, naming the nearest that is. */
    void refuseAllBut(Collection<String> known) {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                mistake(entry.line(), key, "unknown key" + NearestKey.remedy(key, known));
            }
        });
    }

    /** Whether the key is there with just this text. */
    boolean is(String key, String text) {
        return Optional.ofNullable(entries.get(key))
                .map(Entry::text)
                .filter(text::equals)
                .isPresent();
    }

    /** Whether a key that starts so is there. */
    boolean hasUnder(String prefix) {
        return entries.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** The key's text, or this where there is no such key. */
    String text(String key, String otherwise) {
        return Optional.ofNullable(entries.get(key)).map(Entry::text).orElse(otherwise);
    }

    /**
     * The key's value, or this where there is no such key or it is a mistake.
     *
     * @param reading empty when the text is none
     * @param wanted what would be right, such as {@code a duration such as 800ms}
     */
    <T> T value(String key, T otherwise, Function<String, Optional<T>> reading, String wanted) {
        @Nullable Entry entry = entries.get(key);
        if (entry == null) {
            return otherwise;
        }
        Optional<T> value = reading.apply(entry.text());
        if (value.isEmpty()) {
            mistake(entry.line(), key, "`" + entry.text() + "` is not " + wanted);
        }
        return value.orElse(otherwise);
    }

    /** What these settings are, or those where the settings refuse; then a mistake on the section's first line. */
    <T> T made(String section, T otherwise, Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException refused) {
            mistake(lineOf(section), section, String.valueOf(refused.getMessage()));
            return otherwise;
        }
    }

    /** Notes a mistake about a section as a whole. */
    void mistake(String section, String words) {
        mistake(lineOf(section), section, words);
    }

    private int lineOf(String section) {
        return entries.entrySet().stream()
                .filter(it -> it.getKey().equals(section) || it.getKey().startsWith(section + "."))
                .mapToInt(it -> it.getValue().line())
                .min()
                .orElse(0);
    }

    private void mistake(int line, String key, String words) {
        String place = line > 0 ? file + ":" + line : file;
        mistakes.add(new Mistake(line, place + ": " + (key.isEmpty() ? words : key + ": " + words)));
    }

    /** @throws ResilienceMistakes with all of them, when there is one */
    void throwIfAny() {
        if (!mistakes.isEmpty()) {
            throw new ResilienceMistakes(mistakes.stream()
                    .sorted(Comparator.comparingInt(Mistake::line))
                    .map(Mistake::words)
                    .toList());
        }
    }
}
