package io.ridethrough.environments.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A map of a file, with its keys' lines. Call {@link #closed} first: it refuses unknown keys, and keeps a misspelt key
 * from being reported a second time as a missing one.
 */
public final class YamlMap {

    private record Entry(int keyLine, YamlValue value) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> meantByUnknownKeys = new HashSet<>();
    private final MappingNode node;
    private final String path;
    private final Mistakes mistakes;

    YamlMap(MappingNode node, String path, Mistakes mistakes) {
        this.node = node;
        this.path = path;
        this.mistakes = mistakes;
        node.getValue().forEach(this::add);
    }

    private void add(NodeTuple entry) {
        int line = YamlDocument.lineOf(entry.getKeyNode().getStartMark());
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            mistakes.add(line, path, "a key has to be a plain word");
            return;
        }
        String name = key.getValue();
        YamlValue value = new YamlValue(entry.getValueNode(), pathOf(name), mistakes);
        Entry first = entries.putIfAbsent(name, new Entry(line, value));
        if (first != null) {
            String where = "already given in line " + first.keyLine();
            mistakes.add(line, pathOf(name), "duplicate key, " + where + ": keep one of them");
        }
    }

    /** Refuses every key that isn't in {@code known}, naming the nearest that is. */
    public YamlMap closed(Collection<String> known) {
        entries.forEach((name, entry) -> {
            if (!known.contains(name)) {
                Nearest.to(name, known).ifPresent(meantByUnknownKeys::add);
                mistakes.add(entry.keyLine(), pathOf(name), "unknown key `" + name + "`" + Nearest.remedy(name, known));
            }
        });
        return this;
    }

    /** Whether the key is there, with a value or without. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The keys as written, in order, without duplicates. */
    public List<String> keys() {
        return new ArrayList<>(entries.keySet());
    }

    /** The key's value; when it is missing, a mistake that says {@code remedy} and a value that reads as stand-ins. */
    public YamlValue required(String key, String remedy) {
        Entry entry = entries.get(key);
        if (entry != null) {
            return entry.value();
        }
        if (!meantByUnknownKeys.contains(key)) {
            mistakes.add(line(), pathOf(key), "missing key `" + key + "`: " + remedy);
        }
        return YamlValue.absent(line(), pathOf(key), mistakes);
    }

    /** The key's value, when the key is there. */
    public Optional<YamlValue> optional(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** Notes a mistake about a key, on its line, or on the map's first line when it isn't there. */
    public void mistake(String key, String what) {
        Entry entry = entries.get(key);
        mistakes.add(entry == null ? line() : entry.keyLine(), pathOf(key), what);
    }

    /** Notes a mistake about the map as a whole, on its first line. */
    public void mistake(String what) {
        mistakes.add(line(), path, what);
    }

    /** The line of the map's first key. */
    public int line() {
        return YamlDocument.lineOf(node.getStartMark());
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
