package io.ridethrough.environments.definition;

import com.fasterxml.jackson.core.JsonPointer;
import io.ridethrough.environments.remote.RemoteProbe;
import io.ridethrough.environments.remote.RemoteProbe.Breaker;
import io.ridethrough.environments.remote.RemoteProbe.Gauge;
import io.ridethrough.environments.remote.RemoteProbe.State;
import io.ridethrough.environments.secret.SecretSection;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.stubs.store.inference.InferencePoint;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one probe of a remote environment. */
final class ProbeSection {
    private static final List<String> KEYS = List.of(
            "breaker", "gauge", "url", "headers", "header", "json", "metric", "labels", "state-label", "states");
    private static final List<String> SUBJECTS = List.of("breaker", "gauge");
    private static final List<String> PLACES = List.of("header", "json", "metric");
    private static final List<String> STATES =
            Arrays.stream(State.values()).map(State::label).toList();
    private static final List<String> POINTS =
            Arrays.stream(InferencePoint.values()).map(InferencePoint::label).toList();

    /** Any number that a state may be told as. */
    private static final double LARGEST_STATE = 1_000_000;

    /** A name, and none of those that HTTP keeps to itself. */
    private static final Pattern HEADER =
            Pattern.compile("(?i)(?!(?:connection|content-length|expect|host|upgrade)$)[A-Za-z0-9-]{1,100}");

    private ProbeSection() {}

    /** Empty when it does not say what it reads, or where, which is noted. */
    static Optional<RemoteProbe> read(YamlMap probe, Path file) {
        probe.closed(KEYS);
        URI url = Addresses.page(probe.required("url", "give the address that is asked"));
        boolean isOne = isOneOf(probe, SUBJECTS) & isOneOf(probe, PLACES);
        if (!isOne) {
            return Optional.empty();
        }
        if (!probe.has("metric")) {
            refuse(probe, "labels", "belongs to a `metric`");
            refuse(probe, "state-label", "belongs to a `metric`");
        }
        if (probe.has("gauge")) {
            refuse(probe, "states", "belongs to a `breaker`");
            refuse(probe, "state-label", "belongs to a `breaker`");
        }
        RemoteProbe.Place place = place(probe);
        Map<String, SecretSource> headers = headers(probe, file);
        return subject(probe, isNumbered(place)).map(subject -> new RemoteProbe(subject, url, place, headers));
    }

    /** Header names with where their values stand; the values themselves are never in a definition. */
    private static Map<String, SecretSource> headers(YamlMap probe, Path file) {
        Map<String, SecretSource> headers = new LinkedHashMap<>();
        probe.optional("headers")
                .flatMap(YamlValue::map)
                .ifPresent(map -> map.keys().forEach(name -> {
                    if (!HEADER.matcher(name).matches()) {
                        map.mistake(name, "is no header that can be sent: take one such as `X-Api-Key`");
                    }
                    SecretSection.read(map.required(name, "say where it stands"), file)
                            .ifPresent(source -> headers.put(name, source));
                }));
        return headers;
    }

    private static boolean isOneOf(YamlMap probe, List<String> keys) {
        boolean isOne = keys.stream().filter(probe::has).count() == 1;
        if (!isOne) {
            probe.mistake("give one of `" + String.join("`, `", keys) + "`");
        }
        return isOne;
    }

    private static void refuse(YamlMap probe, String key, String why) {
        if (probe.has(key)) {
            probe.mistake(key, why);
        }
    }

    private static boolean isNumbered(RemoteProbe.Place place) {
        return place instanceof RemoteProbe.Metric metric && metric.stateLabel().isEmpty();
    }

    private static RemoteProbe.Place place(YamlMap probe) {
        Optional<YamlValue> header = probe.optional("header");
        Optional<YamlValue> json = probe.optional("json");
        if (header.isPresent()) {
            return new RemoteProbe.Header(header.get().text());
        }
        if (json.isPresent()) {
            return new RemoteProbe.Json(pointer(json.get()));
        }
        return new RemoteProbe.Metric(
                probe.required("metric", "name it").text(),
                labels(probe),
                probe.optional("state-label").map(YamlValue::text));
    }

    private static JsonPointer pointer(YamlValue value) {
        String text = value.text();
        if (text.isEmpty() || text.startsWith("/")) {
            return JsonPointer.compile(text);
        }
        value.mistake("`" + text + "` is no JSON Pointer: begin with `/`, as in `/breakers/advice`");
        return JsonPointer.empty();
    }

    private static Map<String, String> labels(YamlMap probe) {
        Map<String, String> labels = new LinkedHashMap<>();
        probe.optional("labels")
                .flatMap(YamlValue::map)
                .ifPresent(map -> map.keys()
                        .forEach(label -> labels.put(
                                label, map.required(label, "say what it is").text())));
        return labels;
    }

    private static Optional<RemoteProbe.Subject> subject(YamlMap probe, boolean isNumbered) {
        Optional<YamlValue> gauge = probe.optional("gauge");
        if (gauge.isPresent()) {
            return gauge.get()
                    .oneOf(Gauge.labels(), "gauge")
                    .flatMap(Gauge::labelled)
                    .<RemoteProbe.Subject>map(found -> found);
        }
        Map<State, List<String>> states = states(probe, isNumbered);
        return probe.required("breaker", "name its inference point")
                .oneOf(POINTS, "inference point")
                .map(point -> new Breaker(point, states));
    }

    private static Map<State, List<String>> states(YamlMap probe, boolean isNumbered) {
        Map<State, List<String>> states = new EnumMap<>(State.class);
        if (!isNumbered && !probe.has("states")) {
            Arrays.stream(State.values()).forEach(state -> states.put(state, state.usual()));
            return states;
        }
        Optional<YamlMap> told = probe.required("states", "say which number is which state: `{closed: 0, open: 1}`")
                .map();
        told.ifPresent(map -> {
            map.closed(STATES);
            for (State state : State.values()) {
                map.optional(state.label())
                        .ifPresent(words -> states.put(
                                state,
                                words.oneOrMore().stream()
                                        .map(word -> word(word, isNumbered))
                                        .toList()));
            }
            if (!map.has(State.CLOSED.label()) || !map.has(State.OPEN.label())) {
                map.mistake("say what `closed` and `open` are told as");
            }
        });
        return states;
    }

    private static String word(YamlValue word, boolean isNumbered) {
        return isNumbered
                ? BigDecimal.valueOf(word.decimal(-LARGEST_STATE, LARGEST_STATE))
                        .stripTrailingZeros()
                        .toPlainString()
                : word.text();
    }
}
