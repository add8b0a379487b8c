package io.ridethrough.stubs.store.pace;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads service times from YAML and refuses a bad file whole, with every mistake in it. The keys:
 *
 * <pre>
 * processor: {cores: 2, sharing_efficiency: 0.953, crowding_loss: 0.079}
 * otherwise: {p50: 21.0, p95: 25.7}
 * operations:
 *   placeOrder: {p50: 98.0, p95: 120.0}
 *   POST V1/guest-carts/&#42;/items: {p50: 87.7, p95: 107.4}
 * </pre>
 *
 * <p>Times are milliseconds. Nothing is constructed from the file but numbers and names.
 */
final class ServiceTimesFile {
    /** The largest file read, in characters. */
    static final int LIMIT_CHARACTERS = 1 << 18;

    private static final double LONGEST_MILLIS = 600_000;
    private static final int MOST_CORES = 256;
    private static final Pattern OPERATION =
            Pattern.compile("[_A-Za-z][_0-9A-Za-z]*|(?:GET|POST|PUT|DELETE) V1(?:/[^/\\s]+)+");

    private final String file;
    private final List<String> mistakes = new ArrayList<>();

    private ServiceTimesFile(String file) {
        this.file = file;
    }

    /**
     * Reads a text.
     *
     * @param file its name in messages
     * @throws BadServiceTimes with all that is wrong
     */
    static ServiceTimes parse(String file, String text) {
        ServiceTimesFile reading = new ServiceTimesFile(file);
        Optional<ServiceTimes> times = reading.root(text).flatMap(reading::times);
        if (!reading.mistakes.isEmpty()) {
            throw new BadServiceTimes(reading.mistakes);
        }
        return times.orElseThrow();
    }

    private Optional<Node> root(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LIMIT_CHARACTERS);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                mistake(1, "", "the file is empty");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException broken) {
            mistake(line(broken.getProblemMark()), "", "isn't well-formed YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            mistake(0, "", "isn't well-formed YAML: " + broken.getMessage());
        }
        return Optional.empty();
    }

    private Optional<ServiceTimes> times(Node root) {
        Map<String, Node> keys = map(root, "", Set.of("processor", "otherwise", "operations"));
        Optional<Capacity> capacity = required(root, keys, "", "processor").flatMap(this::capacity);
        Optional<ServiceTime> otherwise =
                required(root, keys, "", "otherwise").flatMap(node -> time(node, "otherwise"));
        Map<String, ServiceTime> operations = new HashMap<>();
        required(root, keys, "", "operations")
                .ifPresent(node -> map(node, "operations", Set.of()).forEach((name, time) -> {
                    String key = "operations." + name;
                    if (!OPERATION.matcher(name).matches()) {
                        mistake(line(time), key, "is neither a GraphQL field nor a route such as `GET V1/orders/*`");
                    }
                    time(time, key).ifPresent(read -> operations.put(name, read));
                }));
        return capacity.flatMap(cores -> otherwise.map(rest -> new ServiceTimes(cores, rest, operations)));
    }

    private Optional<Capacity> capacity(Node node) {
        Map<String, Node> keys = map(node, "processor", Set.of("cores", "sharing_efficiency", "crowding_loss"));
        OptionalDouble cores = number(node, keys, "processor", "cores", MOST_CORES);
        OptionalDouble efficiency = number(node, keys, "processor", "sharing_efficiency", 1);
        OptionalDouble loss = number(node, keys, "processor", "crowding_loss", 100);
        if (cores.isEmpty() || efficiency.isEmpty() || loss.isEmpty()) {
            return Optional.empty();
        }
        if (cores.getAsDouble() % 1 != 0) {
            mistake(line(node), "processor.cores", "is a whole number");
            return Optional.empty();
        }
        try {
            return Optional.of(new Capacity((int) cores.getAsDouble(), efficiency.getAsDouble(), loss.getAsDouble()));
        } catch (IllegalArgumentException wrong) {
            mistake(line(node), "processor", String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<ServiceTime> time(Node node, String key) {
        Map<String, Node> keys = map(node, key, Set.of("p50", "p95"));
        OptionalDouble p50 = number(node, keys, key, "p50", LONGEST_MILLIS);
        OptionalDouble p95 = number(node, keys, key, "p95", LONGEST_MILLIS);
        if (p50.isEmpty() || p95.isEmpty()) {
            return Optional.empty();
        }
        if (p95.getAsDouble() < p50.getAsDouble()) {
            mistake(line(node), key + ".p95", "is below p50");
            return Optional.empty();
        }
        return Optional.of(new ServiceTime(millis(p50.getAsDouble()), millis(p95.getAsDouble())));
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    /** @param allowed the keys that may be there; empty allows all */
    private Map<String, Node> map(Node node, String key, Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            mistake(line(node), key, "is a map of keys");
            return Map.of();
        }
        Map<String, Node> read = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String whole = key.isEmpty() ? name : key + "." + name;
            if (!seen.add(name)) {
                mistake(line(entry.getKeyNode()), whole, "is there twice");
            } else if (!allowed.isEmpty() && !allowed.contains(name)) {
                String known = allowed.stream().sorted().collect(Collectors.joining(", "));
                mistake(line(entry.getKeyNode()), whole, "is not a key here; there are " + known);
            } else {
                read.put(name, entry.getValueNode());
            }
        }
        return read;
    }

    private Optional<Node> required(Node parent, Map<String, Node> keys, String key, String name) {
        @Nullable Node node = keys.get(name);
        if (node == null && parent instanceof MappingNode) {
            mistake(line(parent), key.isEmpty() ? name : key + "." + name, "is missing");
        }
        return Optional.ofNullable(node);
    }

    private OptionalDouble number(Node parent, Map<String, Node> keys, String key, String name, double most) {
        Optional<Node> node = required(parent, keys, key, name);
        if (node.isEmpty()) {
            return OptionalDouble.empty();
        }
        String text = node.get() instanceof ScalarNode scalar ? scalar.getValue() : "";
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= most) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException noNumber) {
            // Said below, as for a number that is out of bounds.
        }
        mistake(line(node.get()), key + "." + name, "is a number from 0 to " + Math.round(most));
        return OptionalDouble.empty();
    }

    private void mistake(int line, String key, String what) {
        mistakes.add(file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + what);
    }

    private static int line(Node node) {
        return line(node.getStartMark());
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 0 : mark.getLine() + 1;
    }
}
