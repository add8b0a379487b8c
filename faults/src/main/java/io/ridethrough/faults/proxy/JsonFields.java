package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;

/** Fields of a request's JSON object; one of the wrong type is answered with 400. */
final class JsonFields {
    private JsonFields() {}

    static String text(JsonNode json, String field, String absent) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isTextual()) {
            throw ProxyRequestException.badBody(field + " is not a string");
        }
        return value.asText();
    }

    static boolean flag(JsonNode json, String field, boolean absent) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isBoolean()) {
            throw ProxyRequestException.badBody(field + " is not a boolean");
        }
        return value.asBoolean();
    }

    /** A whole number from 0 to {@code most}. */
    static long count(JsonNode json, String field, long most, long absent) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0 || value.asLong() > most) {
            throw ProxyRequestException.badBody(field + " is not a whole number from 0 to " + most);
        }
        return value.asLong();
    }

    /** A number from 0 to 1. */
    static double share(JsonNode json, String field, double absent) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 1) {
            throw ProxyRequestException.badBody(field + " is not a number from 0 to 1");
        }
        return value.asDouble();
    }
}
