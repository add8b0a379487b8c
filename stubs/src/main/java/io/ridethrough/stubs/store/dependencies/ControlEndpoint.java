package io.ridethrough.stubs.store.dependencies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a test take the shop's dependencies away, over HTTP:
 *
 * <pre>
 * GET /control/dependencies                       -> {"database":"up","php":"up","search":"up","redis":"up","maintenance":"off"}
 * PUT /control/dependencies/database  {"state":"up|down|frozen"}    likewise php, search, redis
 * PUT /control/dependencies/maintenance  {"state":"on|off"}
 * </pre>
 *
 * <p>Each PUT answers as the GET does, once it has taken effect. Anything else is 404, 405 or 400 with
 * {@code {"message":…}}. Never blocks.
 */
public final class ControlEndpoint implements Endpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/control/dependencies";
    private static final String MAINTENANCE = "maintenance";

    private final Dependencies dependencies;

    public ControlEndpoint(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public FrontResponse answer(FrontRequest request) {
        if (request.path().equals(ROOT)) {
            return request.method().equals("GET") ? states() : refusal(405, "only GET");
        }
        if (!request.path().startsWith(ROOT + "/")) {
            return refusal(404, "there is only " + ROOT);
        }
        String name = request.path().substring(ROOT.length() + 1);
        Optional<Dependency> dependency = Dependency.labelled(name);
        if (dependency.isEmpty() && !name.equals(MAINTENANCE)) {
            return refusal(404, "there are " + String.join(", ", Dependency.labels()) + " and " + MAINTENANCE);
        }
        if (!request.method().equals("PUT")) {
            return refusal(405, "only PUT");
        }
        String state = state(request.body());
        return dependency.isPresent() ? set(dependency.get(), state) : setMaintenance(state);
    }

    private FrontResponse set(Dependency dependency, String state) {
        Optional<Condition> condition = Condition.labelled(state);
        if (condition.isEmpty()) {
            return refusal(400, "state is up, down or frozen");
        }
        dependencies.set(dependency, condition.get());
        return states();
    }

    private FrontResponse setMaintenance(String state) {
        if (!state.equals("on") && !state.equals("off")) {
            return refusal(400, "state is on or off");
        }
        dependencies.setInMaintenance(state.equals("on"));
        return states();
    }

    private FrontResponse states() {
        Map<String, String> states = new LinkedHashMap<>();
        for (Dependency dependency : Dependency.values()) {
            states.put(dependency.label(), dependencies.of(dependency).label());
        }
        states.put(MAINTENANCE, dependencies.isInMaintenance() ? "on" : "off");
        return json(200, states);
    }

    private static String state(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.path("state").asText("");
        } catch (IOException noJson) {
            return "";
        }
    }

    private static FrontResponse refusal(int status, String message) {
        return json(status, Map.of("message", message));
    }

    private static FrontResponse json(int status, Map<String, String> body) {
        try {
            return FrontResponse.text(status, "application/json", JSON.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
