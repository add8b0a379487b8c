package io.ridethrough.simulations.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.GuardedHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The shop's GraphQL as a visitor asks it. Every request tells in W3C Baggage that a doctor made it. */
final class ShopClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final URI graphql;
    private final Map<String, String> always;
    private final Clock clock;
    private final GuardedHttp http;

    /** How a request was turned away for the first time. */
    private Optional<String> turnedAway = Optional.empty();

    /**
     * @param storeCode the store view to ask; empty for the shop's default
     * @param tag tells this visit from all others
     * @param clearance what may be called, and where it stands
     */
    ShopClient(URI shop, Optional<String> storeCode, String tag, Clearance clearance, Clock clock) {
        this.graphql = URI.create(shop.toString().replaceAll("/+$", "") + "/graphql");
        this.clock = clock;
        this.http = GuardedHttp.within(clearance);
        Map<String, String> headers = new HashMap<>(Map.of(
                "Content-Type", "application/json",
                "Accept", "application/json",
                "User-Agent", "ridethrough-doctor",
                "baggage", "ridethrough.run.id=" + tag));
        storeCode.ifPresent(code -> headers.put("Store", code));
        this.always = Map.copyOf(headers);
    }

    URI graphql() {
        return graphql;
    }

    /** How a request was turned away for the first time; empty when none has been. */
    Optional<String> turnedAway() {
        return turnedAway;
    }

    /** As {@link #ask(String, Map, Map)}, with no header of its own. */
    ShopAnswer ask(String document, Map<String, ?> variables) throws IOException, InterruptedException {
        return ask(document, variables, Map.of());
    }

    /**
     * Asks over the network.
     *
     * @throws TurnedAwayException when the shop, or what stands before it, keeps strangers out
     * @throws IOException when no whole answer comes within 30 s
     */
    ShopAnswer ask(String document, Map<String, ?> variables, Map<String, String> headers)
            throws IOException, InterruptedException {
        ShopAnswer answer = send(document, variables, headers);
        Optional<String> how = answer.turnedAway();
        if (how.isPresent()) {
            turnedAway = turnedAway.or(() -> how);
            throw new TurnedAwayException(how.get());
        }
        return answer;
    }

    private ShopAnswer send(String document, Map<String, ?> variables, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(graphql)
                .timeout(ANSWER_LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        JSON.writeValueAsBytes(Map.of("query", document, "variables", variables))));
        always.forEach(request::header);
        headers.forEach(request::header);
        Instant sentAt = clock.instant();
        long sentNanos = System.nanoTime();
        GuardedHttp.Answer answer = http.send(request.build());
        Duration took = Duration.ofNanos(System.nanoTime() - sentNanos);
        return new ShopAnswer(answer.status(), first(answer), json(answer.text()), sentAt, clock.instant(), took);
    }

    private static Map<String, String> first(GuardedHttp.Answer answer) {
        Map<String, String> first = new HashMap<>();
        answer.headers()
                .map()
                .forEach((name, values) -> first.putIfAbsent(name.toLowerCase(Locale.ROOT), values.get(0)));
        return first;
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException page) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
