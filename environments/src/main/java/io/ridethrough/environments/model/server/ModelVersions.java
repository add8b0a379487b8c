package io.ridethrough.environments.model.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that are loaded, and which of them is served. A version answers to its full name, to the short one that
 * ends it ({@code v2} of {@code ridethrough-advisor-v2}) and to its aliases; {@link #SERVED} stands for whichever is
 * served. Safe for several threads.
 */
public final class ModelVersions {
    /** The name that stands for the served version. */
    public static final String SERVED = "reference";

    private static final Pattern SHORT = Pattern.compile(".+-(v\\d+)");

    private final List<ServedModel> loaded;
    private final Map<String, ServedModel> byName = new LinkedHashMap<>();
    private volatile ServedModel served;

    /**
     * @param loaded at least one version; the first is served at the start
     * @param aliases further names, each with the version that it stands for
     * @throws IllegalArgumentException when a name would stand for two things, or an alias for nothing
     */
    public ModelVersions(List<ServedModel> loaded, Map<String, String> aliases) {
        if (loaded.isEmpty()) {
            throw new IllegalArgumentException("no version is loaded");
        }
        this.loaded = List.copyOf(loaded);
        this.served = loaded.get(0);
        for (ServedModel model : loaded) {
            call(model.name(), model);
        }
        for (ServedModel model : loaded) {
            Matcher name = SHORT.matcher(model.name());
            if (name.matches()) {
                call(name.group(1), model);
            }
        }
        Map<String, ServedModel> versions = Map.copyOf(byName);
        aliases.forEach((alias, version) -> {
            ServedModel model = versions.get(version);
            if (model == null) {
                throw new IllegalArgumentException("alias " + alias + ": no version " + version + " is loaded");
            }
            call(alias, model);
        });
    }

    /** The version that answers to that name; empty when none does. */
    public Optional<ServedModel> named(String name) {
        return name.equals(SERVED) ? Optional.of(served) : Optional.ofNullable(byName.get(name));
    }

    /** The version that answers when none is asked for. */
    public ServedModel served() {
        return served;
    }

    /**
     * Has another version served from now on. Answers that have begun are not touched.
     *
     * @return the one served before
     */
    public synchronized ServedModel serve(ServedModel version) {
        ServedModel before = served;
        served = version;
        return before;
    }

    /** Every version, the served one first. */
    public List<ServedModel> all() {
        ServedModel first = served;
        List<ServedModel> all = new ArrayList<>(List.of(first));
        loaded.stream().filter(model -> !model.equals(first)).forEach(all::add);
        return List.copyOf(all);
    }

    /** What else a version answers to than its full name, {@link #SERVED} aside. */
    public List<String> otherNames(ServedModel version) {
        return byName.entrySet().stream()
                .filter(entry ->
                        entry.getValue().equals(version) && !entry.getKey().equals(version.name()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void call(String name, ServedModel model) {
        if (name.equals(SERVED) || byName.putIfAbsent(name, model) != null) {
            throw new IllegalArgumentException("the name " + name + " stands for something else already");
        }
    }
}
