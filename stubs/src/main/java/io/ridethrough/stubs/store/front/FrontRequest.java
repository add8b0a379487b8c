package io.ridethrough.stubs.store.front;

import java.util.Map;
import java.util.Optional;

/**
 * A whole request.
 *
 * @param method upper case
 * @param path decoded, without the query
 * @param query decoded parameters, the first value of each
 * @param headers by lower-case name, the first value of each
 * @param body at most as long as the front allows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FrontRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
    /** @param name lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The token of an {@code Authorization: Bearer} header. */
    public Optional<String> bearer() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }
}
