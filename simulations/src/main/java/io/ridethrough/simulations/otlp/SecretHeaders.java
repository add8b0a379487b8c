package io.ridethrough.simulations.otlp;

import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers of which nobody is told more than how many there are: they are credentials. */
final class SecretHeaders {

    private final Map<String, String> values;

    SecretHeaders(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** Whether a request can have this header; some are HTTP's own, and no value has a line's end in it. */
    static boolean isPossible(String name, String value) {
        try {
            HttpRequest.newBuilder().setHeader(name, value);
            return true;
        } catch (IllegalArgumentException refused) {
            // Its message has the value in it.
            return false;
        }
    }

    void putOn(HttpRequest.Builder request) {
        values.forEach(request::setHeader);
    }

    @Override
    public String toString() {
        return values.size() + " headers, not shown";
    }
}
