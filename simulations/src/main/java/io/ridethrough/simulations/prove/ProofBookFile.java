package io.ridethrough.simulations.prove;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.YamlDocument;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads proof books strictly. */
public final class ProofBookFile {
    private static final int MOST_SOUND_RUNS = 100;
    private static final String EMBEDDED = "embedded";

    private final Collection<String> scenarios;
    private final Collection<String> environments;
    private final Collection<String> defects;
    private final Map<String, String> placeOfDefect = new HashMap<>();

    private ProofBookFile(Collection<String> scenarios, Collection<String> environments, Collection<String> defects) {
        this.scenarios = scenarios;
        this.environments = environments;
        this.defects = defects;
    }

    /**
     * Reads one book; every defect known has to be in it.
     *
     * @param scenarios names of the scenarios there are, as {@code environments} and {@code defects}
     * @throws MistakesException with everything that is wrong with it, a file that can't be read included
     */
    public static ProofBook read(
            Path file, Collection<String> scenarios, Collection<String> environments, Collection<String> defects) {
        Mistakes mistakes = new Mistakes(file.toString());
        Optional<ProofBook> book = YamlDocument.read(file, mistakes)
                .map(root -> new ProofBookFile(scenarios, environments, defects).book(root));
        mistakes.throwIfAny();
        return book.orElseThrow(() -> new IllegalStateException("neither a book nor a mistake in " + file));
    }

    private ProofBook book(YamlMap root) {
        root.closed(List.of("prove", "unproved"));
        List<ScenarioProof> proofs =
                root.required("prove", "the scenarios, a list of maps with the key `scenario`").maps().stream()
                        .map(this::scenario)
                        .toList();
        List<String> unproved = root.optional("unproved").map(YamlValue::oneOrMore).orElse(List.of()).stream()
                .flatMap(this::unproved)
                .toList();
        List<String> missing = defects.stream()
                .filter(defect -> !placeOfDefect.containsKey(defect) && !unproved.contains(defect))
                .toList();
        if (!missing.isEmpty()) {
            root.mistake(
                    "prove",
                    "no proof for " + String.join(", ", missing)
                            + ": every defect needs one, or a place under `unproved`");
        }
        return new ProofBook(proofs, unproved);
    }

    private Stream<String> unproved(YamlValue value) {
        Optional<String> defect = value.oneOf(defects, "defect");
        if (defect.filter(placeOfDefect::containsKey).isPresent()) {
            value.mistake(
                    "`" + defect.get() + "` is proved on " + placeOfDefect.get(defect.get()) + ": take it out here");
        }
        return defect.stream();
    }

    private ScenarioProof scenario(YamlMap map) {
        map.closed(List.of("scenario", "environment", "sound", "quick", "defects"));
        String name = map.required("scenario", "a scenario's name")
                .oneOf(scenarios, "scenario")
                .orElse("");
        String environment = map.optional("environment")
                .flatMap(value -> value.oneOf(environments, "environment"))
                .orElse(EMBEDDED);
        long sound = map.required("sound", "how many runs of the sound system, such as `3`")
                .integer(0, MOST_SOUND_RUNS);
        List<DefectProof> caught = map.optional("defects").map(YamlValue::maps).orElse(List.of()).stream()
                .map(defect -> defect(name, defect))
                .toList();
        return new ScenarioProof(name, environment, (int) sound, flag(map, "quick"), caught);
    }

    private DefectProof defect(String scenario, YamlMap map) {
        map.closed(List.of("defect", "caught-by", "also", "quick"));
        String name = map.required("defect", "a defect's name; see `list defects`")
                .oneOf(defects, "defect")
                .orElse("");
        String earlier = placeOfDefect.putIfAbsent(name, scenario);
        if (earlier != null && earlier.equals(scenario)) {
            map.mistake("defect", "`" + name + "` is proved twice on " + scenario + ": keep one of them");
        }
        return new DefectProof(
                name,
                claims(map.required("caught-by", "the claims made for it, such as `[breaker-opens]`")),
                map.optional("also").map(ProofBookFile::claims).orElse(List.of()),
                flag(map, "quick"));
    }

    private static List<String> claims(YamlValue value) {
        return value.oneOrMore().stream().map(YamlValue::text).toList();
    }

    private static boolean flag(YamlMap map, String key) {
        return map.optional(key).map(YamlValue::flag).orElse(false);
    }
}
