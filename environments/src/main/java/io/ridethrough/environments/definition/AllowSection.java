package io.ridethrough.environments.definition;

import io.ridethrough.environments.egress.Place;
import io.ridethrough.environments.guard.AllowedTargets;
import io.ridethrough.environments.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a run may call beyond this machine: an environment's key {@code allow}. */
final class AllowSection {
    /** A suffix of one label, below which half the world has its names. */
    private static final Pattern TOP_LEVEL = Pattern.compile("\\*\\.[^.]+");

    private AllowSection() {}

    /** This machine alone where nothing is said. */
    static AllowedTargets read(Optional<YamlValue> allow) {
        return AllowedTargets.of(allow.map(YamlValue::oneOrMore).orElse(List.of()).stream()
                .flatMap(value -> place(value).stream())
                .toList());
    }

    private static Optional<Place> place(YamlValue value) {
        String text = value.text();
        Optional<Place> place = Place.ofAnyPort(text);
        if (place.isEmpty() && !text.isEmpty()) {
            value.mistake("`" + text + "` is none of HOST, HOST:PORT, *.SUFFIX and ADDRESS/BITS");
        }
        if (place.filter(suffix -> TOP_LEVEL.matcher(suffix.host()).matches()).isPresent()) {
            value.mistake("`" + text + "` is too wide: name a domain, as in `*.staging.example.ch`");
        }
        return place;
    }
}
