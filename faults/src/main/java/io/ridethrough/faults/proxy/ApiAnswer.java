package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the API answers with. */
record ApiAnswer(int status, String contentType, String body) {
    private static final Logger LOG = LoggerFactory.getLogger(ApiAnswer.class);
    private static final String EVENT_LINES = "application/x-ndjson";

    /** Events, from now on and without end. */
    static ApiAnswer events() {
        return new ApiAnswer(200, EVENT_LINES, "");
    }

    boolean isEvents() {
        return contentType.equals(EVENT_LINES);
    }

    static ApiAnswer json(int status, JsonNode json) {
        return new ApiAnswer(status, "application/json", json.toString());
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(204, "", "");
    }

    static ApiAnswer text(String body) {
        return new ApiAnswer(200, "text/plain; version=0.0.4; charset=utf-8", body);
    }

    /** Why a request failed, with {@code {"error","status"}} as its JSON. */
    record Refusal(int status, String message) {

        /** Of what was asked for, or of the port to listen on; anything else is a fault of this server, and logged. */
        static Refusal of(RuntimeException failure) {
            String message = String.valueOf(failure.getMessage());
            if (failure instanceof ProxyRequestException refused) {
                return new Refusal(refused.status(), message);
            }
            if (failure instanceof PortTakenException taken) {
                // In the words of Go's library, which Toxiproxy answers with and clients look for.
                return new Refusal(500, "listen tcp " + taken.address() + ": bind: address already in use");
            }
            LOG.error("an API request failed", failure);
            return new Refusal(500, message);
        }

        ObjectNode json() {
            return JsonNodeFactory.instance.objectNode().put("error", message).put("status", status);
        }

        ApiAnswer answer() {
            return ApiAnswer.json(status, json());
        }
    }
}
