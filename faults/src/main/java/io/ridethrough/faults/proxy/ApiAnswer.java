package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What the API answers with. */
record ApiAnswer(int status, String contentType, String body) {

    static ApiAnswer json(int status, JsonNode json) {
        return new ApiAnswer(status, "application/json", json.toString());
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(204, "", "");
    }

    static ApiAnswer text(String body) {
        return new ApiAnswer(200, "text/plain; version=0.0.4; charset=utf-8", body);
    }

    static ApiAnswer error(int status, String message) {
        return json(
                status,
                JsonNodeFactory.instance.objectNode().put("error", message).put("status", status));
    }
}
