package io.ridethrough.stubs.store.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.outbound.ModelRollout;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Rolls out another model, or back to an earlier one, while the store runs:
 *
 * <pre>
 * GET /control/model                      -> {"model":"reference"}
 * PUT /control/model {"model":"next"}     -> {"model":"next","before":"reference"}
 * </pre>
 *
 * <p>A name has 1 to 100 letters, digits and {@code . _ : / -}; any other is refused with 400. Never blocks.
 */
public final class ModelControl implements Endpoint {
    /** Where it is to be asked. */
    public static final String PATH = "/control/model";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");

    private final ModelRollout rollout;

    public ModelControl(ModelRollout rollout) {
        this.rollout = rollout;
    }

    @Override
    public FrontResponse answer(FrontRequest request) {
        return switch (request.method()) {
            case "GET" -> json(200, Map.of("model", rollout.current()));
            case "PUT" -> switchTo(name(request.body()));
            default -> json(405, Map.of("message", "only GET and PUT"));
        };
    }

    private FrontResponse switchTo(String name) {
        if (!NAME.matcher(name).matches()) {
            return json(400, Map.of("message", "model is a name of 1 to 100 letters, digits and . _ : / -"));
        }
        return json(200, Map.of("model", name, "before", rollout.switchTo(name)));
    }

    private static String name(byte[] body) {
        try {
            return JSON.readTree(body).path("model").asText("");
        } catch (IOException noJson) {
            return "";
        }
    }

    private static FrontResponse json(int status, Map<String, String> body) {
        try {
            return FrontResponse.text(status, "application/json", JSON.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
