package io.ridethrough.environments.definition;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.containers.ContainersDefinition;
import io.ridethrough.environments.containers.ContainersEnvironment;
import io.ridethrough.environments.embedded.EmbeddedDefinition;
import io.ridethrough.environments.embedded.EmbeddedEnvironment;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.remote.RemoteEnvironment;
import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.YamlDocument;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.stubs.store.pace.Pace;
import io.ridethrough.stubs.store.presets.ResiliencePresets;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an environment definition. Strict: an unknown key is a mistake, and all mistakes are told at once. */
public final class EnvironmentFile {
    private static final int LARGEST_PORT = 65_535;
    private static final String EMBEDDED = "embedded";
    private static final String REMOTE = "remote";
    private static final String CONTAINERS = "containers";
    private static final List<String> KINDS = List.of(EMBEDDED, CONTAINERS, REMOTE);
    private static final List<String> KEYS = List.of("environment", "kind", "ports", "store", "model", "egress");
    private static final List<String> CONTAINERS_KEYS = List.of("environment", "kind", "images", "store", "model");
    private static final List<String> PORTS = List.of(
            "store",
            "model",
            "payment",
            "proxy-api",
            "inference-proxy",
            "payment-proxy",
            "egress",
            "foreign-inference");

    private EnvironmentFile() {}

    /**
     * Reads a definition file.
     *
     * @throws io.ridethrough.environments.yaml.MistakesException with every mistake, when there is one
     */
    public static Environment read(Path file) {
        Mistakes mistakes = new Mistakes(file.toString());
        Optional<Environment> environment = YamlDocument.read(file, mistakes).map(map -> environment(map, file));
        mistakes.throwIfAny();
        return environment.orElseThrow();
    }

    private static Environment environment(YamlMap map, Path file) {
        // Where the kind is misspelt, what else is there tells which keys are meant.
        String kind = map.optional("kind")
                .flatMap(value -> value.oneOf(KINDS, "kind"))
                .orElse(likeliest(map));
        if (!map.has("kind")) {
            map.required("kind", "say which kind it is: `" + String.join("` or `", KINDS) + "`");
        }
        return switch (kind) {
            case REMOTE -> new RemoteEnvironment(RemoteSection.read(map.closed(RemoteSection.KEYS), file));
            case CONTAINERS -> new ContainersEnvironment(containers(map.closed(CONTAINERS_KEYS), file));
            default -> new EmbeddedEnvironment(embedded(map.closed(KEYS), file));
        };
    }

    private static String likeliest(YamlMap map) {
        if (map.has("shop")) {
            return REMOTE;
        }
        return map.has("images") ? CONTAINERS : EMBEDDED;
    }

    private static ContainersDefinition containers(YamlMap map, Path file) {
        String name = map.required("environment", "name the environment").name();
        ContainersDefinition.Images images = ImagesSection.read(section(map, "images"));
        Optional<YamlMap> model = section(map, "model");
        ImagesSection.requireKnown(images.modelServer(), model);
        return new ContainersDefinition(
                new EmbeddedDefinition(
                        name,
                        ports(Optional.empty()),
                        store(map),
                        model(model, file),
                        EmbeddedDefinition.Egress.DEFAULT),
                images);
    }

    private static EmbeddedDefinition embedded(YamlMap map, Path file) {
        String name = map.required("environment", "name the environment").name();
        return new EmbeddedDefinition(
                name,
                ports(section(map, "ports")),
                store(map),
                model(section(map, "model"), file),
                EgressSection.read(section(map, "egress"), EmbeddedDefinition.PROXIED));
    }

    private static EmbeddedDefinition.Ports ports(Optional<YamlMap> ports) {
        ports.ifPresent(map -> map.closed(PORTS));
        return new EmbeddedDefinition.Ports(
                port(ports, "store"),
                port(ports, "model"),
                port(ports, "payment"),
                port(ports, "proxy-api"),
                port(ports, "inference-proxy"),
                port(ports, "payment-proxy"),
                port(ports, "egress"),
                port(ports, "foreign-inference"));
    }

    private static EmbeddedDefinition.Store store(YamlMap map) {
        Optional<YamlMap> store = section(map, "store");
        store.ifPresent(keys -> keys.closed(List.of(
                "workers", "backlog", "inference-timeout", "release", "real-race", "resilience", "service-times")));
        MagentoRelease release = store.flatMap(keys -> keys.optional("release"))
                .flatMap(value -> value.oneOf(MagentoRelease.labels(), "release"))
                .flatMap(MagentoRelease::labelled)
                .orElse(MagentoRelease.DEFAULT);
        return new EmbeddedDefinition.Store(
                count(store, "workers", 16, 1_000),
                count(store, "backlog", 128, 100_000),
                store.flatMap(keys -> keys.optional("inference-timeout"))
                        .map(value -> value.duration(Duration.ofMillis(10), Duration.ofMinutes(10))),
                release,
                store.flatMap(keys -> keys.optional("resilience"))
                        .flatMap(value -> value.oneOf(ResiliencePresets.names(), "preset of resilience"))
                        .orElse(ResiliencePresets.DEFAULT),
                store.flatMap(keys -> keys.optional("service-times"))
                        .flatMap(value -> value.oneOf(Pace.PROFILES, "profile of service times"))
                        .orElse(Pace.PROFILES.get(0)),
                store.flatMap(keys -> keys.optional("real-race"))
                        .map(value -> realRace(value, release))
                        .orElse(false));
    }

    private static boolean realRace(YamlValue value, MagentoRelease release) {
        boolean isWanted = value.flag();
        if (isWanted && release != MagentoRelease.V2_4_7_P3) {
            value.mistake("is a race of " + MagentoRelease.V2_4_7_P3.label() + " alone: give that `release`");
        }
        return isWanted;
    }

    private static EmbeddedDefinition.Model model(Optional<YamlMap> model, Path file) {
        model.ifPresent(keys -> keys.closed(List.of("slots", "queue", "pace", "weights", "standby", "aliases")));
        return new EmbeddedDefinition.Model(
                count(model, "slots", 8, 256),
                count(model, "queue", 32, 10_000),
                model.flatMap(keys -> keys.optional("pace"))
                        .map(value -> value.duration(Duration.ZERO, Duration.ofMinutes(1)))
                        .orElse(Duration.ZERO),
                model.flatMap(keys -> keys.optional("weights")).map(value -> weights(value, file)),
                model.flatMap(keys -> keys.optional("standby")).map(YamlValue::oneOrMore).orElse(List.of()).stream()
                        .map(value -> weights(value, file))
                        .toList(),
                model.flatMap(keys -> keys.optional("aliases"))
                        .flatMap(YamlValue::map)
                        .map(EnvironmentFile::aliases)
                        .orElse(Map.of()));
    }

    /** A version that comes with the project, or a file beside the definition. */
    private static String weights(YamlValue value, Path file) {
        String name = value.text();
        if (WeightsFile.isBuiltIn(name)) {
            return name;
        }
        Path weights = file.toAbsolutePath().resolveSibling(name);
        if (!Files.isReadable(weights)) {
            value.mistake("no readable file at " + weights + ": give a built-in version or the path of a GGUF file");
        }
        return weights.toString();
    }

    private static Map<String, String> aliases(YamlMap map) {
        Map<String, String> aliases = new LinkedHashMap<>();
        map.keys()
                .forEach(alias -> aliases.put(
                        alias,
                        map.required(alias, "name the version that it stands for")
                                .text()));
        return aliases;
    }

    private static Optional<YamlMap> section(YamlMap map, String key) {
        return map.optional(key).flatMap(value -> value.map());
    }

    private static int port(Optional<YamlMap> ports, String key) {
        return count(ports, key, 0, LARGEST_PORT, 0);
    }

    private static int count(Optional<YamlMap> map, String key, int otherwise, int most) {
        return count(map, key, 1, most, otherwise);
    }

    private static int count(Optional<YamlMap> map, String key, int least, int most, int otherwise) {
        return map.flatMap(keys -> keys.optional(key))
                .map(value -> (int) value.integer(least, most))
                .orElse(otherwise);
    }
}
