package io.ridethrough.faults.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the API answered. */
record Answer(int status, String contentType, Map<String, List<String>> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BAD_BODY = "bad request body";

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(status + " without JSON: " + body, e);
        }
    }

    boolean isJson() {
        try {
            return JSON.readTree(body).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** The status and the error's text; of what is wrong with a body each server has words of its own. */
    String refusal() {
        String error = json().path("error").asText();
        return status + " " + (error.startsWith(BAD_BODY) ? BAD_BODY : error);
    }

    static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
