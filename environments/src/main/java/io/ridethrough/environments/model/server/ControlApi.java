package io.ridethrough.environments.model.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Has another version served, or an earlier one again, while the server runs:
 *
 * <pre>
 * GET /control/served                  -> {"model":"ridethrough-advisor-v1"}
 * PUT /control/served {"model":"v2"}   -> {"model":"ridethrough-advisor-v2","before":"ridethrough-advisor-v1"}
 * </pre>
 */
record ControlApi(ModelVersions versions, ChatJson json) {
    static final String PATH = "/control/served";

    String served() {
        return json.names(Map.of("model", versions.served().name()));
    }

    String serve(JsonNode body) throws BadRequestException {
        ServedModel version = named(body.path("model").asText());
        return json.names(Map.of(
                "model", version.name(), "before", versions.serve(version).name()));
    }

    private ServedModel named(String name) throws BadRequestException {
        return versions.named(name).orElseThrow(() -> new BadRequestException(ApiError.modelNotFound(name)));
    }
}
