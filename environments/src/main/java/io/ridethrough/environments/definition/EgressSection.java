package io.ridethrough.environments.definition;

import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.egress.Place;
import io.ridethrough.environments.egress.Reach;
import io.ridethrough.environments.embedded.EmbeddedDefinition;
import io.ridethrough.environments.remote.RemoteDefinition;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads where the system under test may call: an environment's section {@code egress}. */
final class EgressSection {
    private static final List<String> KEYS = List.of("reach", "homes");
    private static final List<String> RECORDER_KEYS = List.of("port", "reach", "homes");
    private static final int LARGEST_PORT = 65_535;
    private static final List<String> HOME_KEYS = List.of("name", "places", "ranges", "jurisdictions");
    private static final List<String> JURISDICTIONS =
            Arrays.stream(Jurisdiction.values()).map(Jurisdiction::name).toList();

    private EgressSection() {}

    /** @param taken names of the homes that the environment declares by itself */
    static EmbeddedDefinition.Egress read(Optional<YamlMap> section, Set<String> taken) {
        if (section.isEmpty()) {
            return EmbeddedDefinition.Egress.DEFAULT;
        }
        return declared(section.get().closed(KEYS), taken);
    }

    /** As {@link #read}, of a recorder that a shop elsewhere calls through: it has to know the port beforehand. */
    static RemoteDefinition.Egress recorder(YamlMap section, Set<String> taken) {
        EmbeddedDefinition.Egress declared = declared(section.closed(RECORDER_KEYS), taken);
        int port = (int) section.required("port", "give the port that the shop calls through")
                .integer(1, LARGEST_PORT);
        return new RemoteDefinition.Egress(port, declared.reach(), declared.homes());
    }

    private static EmbeddedDefinition.Egress declared(YamlMap egress, Set<String> taken) {
        Reach reach = egress.optional("reach")
                .flatMap(value -> value.oneOf(Reach.labels(), "reach"))
                .flatMap(label -> Arrays.stream(Reach.values())
                        .filter(it -> it.label().equals(label))
                        .findFirst())
                .orElse(Reach.LOOPBACK);
        Set<String> names = new HashSet<>(taken);
        List<HomeEndpoint> homes = egress.optional("homes").map(YamlValue::maps).orElse(List.of()).stream()
                .map(home -> home(home.closed(HOME_KEYS), names))
                .toList();
        return new EmbeddedDefinition.Egress(reach, homes);
    }

    private static HomeEndpoint home(YamlMap home, Set<String> names) {
        YamlValue value = home.required("name", "name the endpoint");
        String name = value.name();
        if (!names.add(name)) {
            value.mistake("`" + name + "` is an endpoint already: give another name");
        }
        List<String> jurisdictions =
                home.required("jurisdictions", "say whose data may go there, such as `[CH]`").oneOrMore().stream()
                        .flatMap(it -> it.oneOf(JURISDICTIONS, "jurisdiction").stream())
                        .toList();
        return new HomeEndpoint(
                name,
                places(
                        home.required("places", "say where it is, such as `api.example.ch:443`"),
                        place -> true,
                        "is neither HOST:PORT, *.SUFFIX:PORT nor ADDRESS/BITS"),
                home.optional("ranges")
                        .map(ranges ->
                                places(ranges, place -> place.range().isPresent(), "is no range: write ADDRESS/BITS"))
                        .orElse(List.of()),
                jurisdictions,
                false);
    }

    private static List<String> places(YamlValue values, Predicate<Place> isRight, String mistake) {
        return values.oneOrMore().stream()
                .map(value -> {
                    String text = value.text();
                    if (Place.of(text).filter(isRight).isEmpty()) {
                        value.mistake("`" + text + "` " + mistake);
                    }
                    return text;
                })
                .toList();
    }
}
