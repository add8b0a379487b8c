package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.access.AccessTokens.Bearer;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request to a route: what it says, who makes it, and what inference did for it. Used by one thread. */
final class RestCall {
    private final Map<String, String> path;
    private final Map<String, String> query;
    private final Payload body;
    private final Client client;
    private final Optional<Bearer> caller;
    private final Optional<String> token;
    private @Nullable InferenceAnswer answer;

    RestCall(
            Map<String, String> path,
            Map<String, String> query,
            Payload body,
            Client client,
            Optional<Bearer> caller,
            Optional<String> token) {
        this.path = path;
        this.query = query;
        this.body = body;
        this.client = client;
        this.caller = caller;
        this.token = token;
    }

    /** A parameter of the route's path. */
    String path(String name) {
        return path.getOrDefault(name, "");
    }

    /** @throws RestError when the path has something else than a whole number there */
    long pathNumber(String name) {
        return Payload.wholeNumber(path(name));
    }

    Map<String, String> query() {
        return query;
    }

    Payload body() {
        return body;
    }

    Client client() {
        return client;
    }

    boolean isAdministrator() {
        return caller.filter(Bearer.Administrator.class::isInstance).isPresent();
    }

    Optional<String> token() {
        return token;
    }

    /** @throws RestError for an administrator, who is no customer */
    long customer() {
        return client.customer().orElseThrow(() -> RestError.required("customerId"));
    }

    void note(InferenceAnswer given) {
        answer = given;
    }

    Optional<InferenceAnswer> answer() {
        return Optional.ofNullable(answer);
    }
}
