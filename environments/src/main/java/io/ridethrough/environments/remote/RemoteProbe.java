package io.ridethrough.environments.remote;

import com.fasterxml.jackson.core.JsonPointer;
import io.ridethrough.environments.secret.SecretSource;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One fact of the shop that can be read over HTTP while it runs.
 *
 * @param subject what is read
 * @param url what is fetched, with GET
 * @param place where in the answer it stands
 * @param headers that the shop wants with the request, such as an API key; mostly none
 */
public record RemoteProbe(Subject subject, URI url, Place place, Map<String, SecretSource> headers) {

    public RemoteProbe {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** One that everybody may read. */
    public RemoteProbe(Subject subject, URI url, Place place) {
        this(subject, url, place, Map.of());
    }

    /** What a probe reads. */
    public sealed interface Subject {}

    /**
     * A breaker's state.
     *
     * @param point the inference point that it guards, such as {@code advice}
     * @param states what the shop calls each state
     */
    public record Breaker(String point, Map<State, List<String>> states) implements Subject {

        public Breaker {
            states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        }
    }

    /** How full the shop is. */
    public enum Gauge implements Subject {
        WORKERS("workers", "workers"),
        WORKERS_BUSY("workers-busy", "workersBusy"),
        REQUESTS_QUEUED("requests-queued", "queued");

        private final String label;
        private final String field;

        Gauge(String label, String field) {
            this.label = label;
            this.field = field;
        }

        /** As definitions spell it. */
        public String label() {
            return label;
        }

        /** What a reading calls it. */
        String field() {
            return field;
        }

        /** All spellings, in the order of this enum. */
        public static List<String> labels() {
            return Arrays.stream(values()).map(Gauge::label).toList();
        }

        /** The gauge that is spelled so. */
        public static Optional<Gauge> labelled(String label) {
            return Arrays.stream(values())
                    .filter(gauge -> gauge.label.equals(label))
                    .findFirst();
        }
    }

    /** What a breaker can be. */
    public enum State {
        CLOSED("closed", List.of("closed", "disabled", "metrics_only")),
        OPEN("open", List.of("open", "forced_open")),
        HALF_OPEN("half-open", List.of("half_open", "half-open"));

        private final String label;
        private final List<String> usual;

        State(String label, List<String> usual) {
            this.label = label;
            this.usual = usual;
        }

        /** As definitions spell it. */
        public String label() {
            return label;
        }

        /** What shops call it where nothing else is said: Resilience4j's words. */
        public List<String> usual() {
            return usual;
        }
    }

    /** Where in an answer a fact stands. */
    public sealed interface Place {}

    /** A response header. */
    public record Header(String name) implements Place {}

    /** A value of a JSON body. */
    public record Json(JsonPointer pointer) implements Place {}

    /**
     * A sample of Prometheus' text format.
     *
     * @param name the metric's
     * @param labels what its labels have to be, as far as they matter
     * @param stateLabel the label whose value names the state of the one sample that is 1; empty where the sample's own
     *     number stands for it
     */
    public record Metric(String name, Map<String, String> labels, Optional<String> stateLabel) implements Place {

        public Metric {
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }
    }
}
