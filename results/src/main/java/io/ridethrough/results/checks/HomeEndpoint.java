package io.ridethrough.results.checks;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.JournalEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * An endpoint where data of some clients may be, as the run's environment declared it in its journal (event {@value
 * #EVENT}): addresses are known only once it runs.
 *
 * @param name such as {@code inference}; that of the proxied dependency where there is one
 * @param ranges where a host that is called by its name must stand, or it is not at home; none for anywhere
 * @param jurisdictions of the clients whose data may go there
 * @param isProxied whether calls to it pass a fault proxy, which counts them too
 */
record HomeEndpoint(
        String name, List<Place> places, List<Place> ranges, List<String> jurisdictions, boolean isProxied) {

    static final String EVENT = "home-endpoints";

    /** Throws {@link Unjudgeable} when the environment declared none. */
    static List<HomeEndpoint> of(List<JournalEvent> journal) {
        JournalEvent declared = Timeline.event(journal, EVENT)
                .orElseThrow(() -> new Unjudgeable("the environment does not tell which endpoints are at home"));
        List<HomeEndpoint> homes = new ArrayList<>();
        for (JsonNode endpoint : declared.fields().path("endpoints")) {
            homes.add(new HomeEndpoint(
                    endpoint.path("name").asText(),
                    places(endpoint.path("places")),
                    places(endpoint.path("ranges")),
                    texts(endpoint.path("jurisdictions")),
                    endpoint.path("isProxied").asBoolean()));
        }
        Unjudgeable.unless(!homes.isEmpty(), "the environment declares no endpoint to be at home");
        for (HomeEndpoint home : homes) {
            Unjudgeable.unless(
                    !home.places().isEmpty() && !home.jurisdictions().isEmpty(),
                    "the environment does not tell where the endpoint \"" + home.name() + "\" is, or for whom");
        }
        return homes;
    }

    private static List<Place> places(JsonNode list) {
        return texts(list).stream().map(Place::of).toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Whether what was called, and was found at that address or at none, is here. */
    boolean isCalledBy(String target, String address) {
        return places.stream().anyMatch(place -> place.holds(target, address));
    }

    /** Whether the client's data may be here. A call that does not say whose law it is under may be anybody's. */
    boolean mayHave(EgressCall call) {
        return isWhereItShould(call) && (call.jurisdiction().isEmpty() || jurisdictions.contains(call.jurisdiction()));
    }

    /** A host of this name may have been found to stand in another country. */
    private boolean isWhereItShould(EgressCall call) {
        boolean foundNobody = call.address().isEmpty() && !call.wasConnected();
        return ranges.isEmpty() || foundNobody || ranges.stream().anyMatch(range -> range.isRangeOf(call.address()));
    }
}
