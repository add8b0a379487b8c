package io.ridethrough.environments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a breaker of the shop's went through, by the shop's own record.
 *
 * @param point the inference point it guards
 * @param state {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}, when it was read
 * @param forgotten older changes than those that were kept
 * @param changes oldest first
 */
public record BreakerHistory(String point, String state, long forgotten, List<Change> changes) {

    public BreakerHistory {
        changes = List.copyOf(changes);
    }

    /**
     * Reads a page of {@code {"breakers": [{"point", "state", "forgotten", "changes": [{"at", "from", "to"}]}]}}, times by
     * ISO 8601.
     *
     * @throws IOException when a change tells no time
     */
    public static List<BreakerHistory> read(JsonNode page) throws IOException {
        List<BreakerHistory> histories = new ArrayList<>();
        try {
            for (JsonNode breaker : page.path("breakers")) {
                List<Change> changes = new ArrayList<>();
                for (JsonNode change : breaker.path("changes")) {
                    changes.add(new Change(
                            Instant.parse(change.path("at").asText()),
                            change.path("from").asText(),
                            change.path("to").asText()));
                }
                histories.add(new BreakerHistory(
                        breaker.path("point").asText(),
                        breaker.path("state").asText(),
                        breaker.path("forgotten").asLong(),
                        changes));
            }
        } catch (DateTimeException e) {
            throw new IOException("the shop told no time of a breaker's change", e);
        }
        return histories;
    }

    /** @param at by the shop's clock */
    public record Change(Instant at, String from, String to) {}
}
