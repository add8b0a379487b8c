package io.ridethrough.stubs.store.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method and a path of the interface.
 *
 * @param template without {@code /rest/V1/}; a segment that begins with a colon takes any value
 */
record Route(String method, String template, Access access, Handler handler) {
    /** Answers a request with a {@link View}, a list or a single value. */
    interface Handler {
        Object answer(RestCall call);
    }

    /** The values of the template's parameters, when method and path are this route's. */
    Optional<Map<String, String>> match(String asked, List<String> path) {
        String[] segments = template.split("/", -1);
        if (!method.equals(asked) || segments.length != path.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].startsWith(":")) {
                parameters.put(segments[i].substring(1), path.get(i));
            } else if (!segments[i].equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
