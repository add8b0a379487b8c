package io.ridethrough.environments.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.remote.Fetching.Answer;
import io.ridethrough.environments.remote.RemoteProbe.Breaker;
import io.ridethrough.environments.remote.RemoteProbe.Gauge;
import io.ridethrough.environments.remote.RemoteProbe.State;
import io.ridethrough.environments.secret.SecretSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the probes of a shop, each address once. What cannot be read, or is told in unknown words, is left out. */
final class ShopProbes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** What the sample of the state that a breaker is in shows. */
    private static final String TRUE = "1";

    /** What is asked once for all that is read from its answer. */
    private record Request(URI url, Map<String, SecretSource> headers) {
        static Request of(RemoteProbe probe) {
            return new Request(probe.url(), probe.headers());
        }
    }

    private final Map<Request, List<RemoteProbe>> byRequest;
    private final Fetching fetching;
    private final RemoteSecrets secrets;

    /** Of a shop that lets everybody read. */
    ShopProbes(List<RemoteProbe> probes, Fetching fetching) {
        this(probes, fetching, RemoteSecrets.NONE);
    }

    ShopProbes(List<RemoteProbe> probes, Fetching fetching, RemoteSecrets secrets) {
        this.byRequest =
                probes.stream().collect(Collectors.groupingBy(Request::of, LinkedHashMap::new, Collectors.toList()));
        this.fetching = fetching;
        this.secrets = secrets;
    }

    /** Reads all of them over HTTP; empty where none could be read. */
    Optional<ProbeReading> read() {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> breakers = new LinkedHashMap<>();
        byRequest.forEach((request, probes) -> {
            try {
                Answer answer = fetching.get(request.url(), secrets.revealed(request.headers()), PATIENCE);
                probes.forEach(probe -> note(probe, answer, values, breakers));
            } catch (IOException unread) {
                // A reading that is missing says so by itself.
                return;
            }
        });
        if (!breakers.isEmpty()) {
            values.put("breakers", breakers);
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new ProbeReading("store", values));
    }

    private static void note(
            RemoteProbe probe, Answer answer, Map<String, Object> values, Map<String, String> breakers) {
        Optional<String> told = told(probe.place(), answer);
        if (probe.subject() instanceof Breaker breaker) {
            told.flatMap(word -> state(breaker, word)).ifPresent(state -> breakers.put(breaker.point(), state.name()));
        } else if (probe.subject() instanceof Gauge gauge) {
            told.flatMap(ShopProbes::number).ifPresent(number -> values.put(gauge.field(), number.longValue()));
        }
    }

    /** What stands at a place of an answer, as it is written. */
    static Optional<String> told(RemoteProbe.Place place, Answer answer) {
        if (place instanceof RemoteProbe.Header header) {
            return answer.headers().firstValue(header.name()).map(String::strip);
        }
        if (place instanceof RemoteProbe.Json json) {
            try {
                JsonNode value = JSON.readTree(answer.body()).at(json.pointer());
                return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
            } catch (JsonProcessingException notJson) {
                return Optional.empty();
            }
        }
        RemoteProbe.Metric metric = (RemoteProbe.Metric) place;
        List<PrometheusText.Sample> samples = PrometheusText.of(answer.body()).of(metric.name(), metric.labels());
        Optional<String> label = metric.stateLabel();
        return label.isEmpty()
                ? samples.stream().findFirst().map(PrometheusText.Sample::value)
                : samples.stream()
                        .filter(sample -> plain(sample.value()).equals(TRUE))
                        .flatMap(sample -> Optional.ofNullable(sample.labels().get(label.get())).stream())
                        .findFirst();
    }

    /** The state that a shop calls so. */
    static Optional<State> state(Breaker breaker, String word) {
        return breaker.states().entrySet().stream()
                .filter(state ->
                        state.getValue().stream().anyMatch(known -> plain(known).equals(plain(word))))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Numbers as short as they can be; words without what people spell now so, now so. */
    private static String plain(String word) {
        return number(word)
                .map(number -> number.stripTrailingZeros().toPlainString())
                .orElseGet(() -> word.strip().toLowerCase(Locale.ROOT).replace('-', '_'));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
