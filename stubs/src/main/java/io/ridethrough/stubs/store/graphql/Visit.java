package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.shop.ShopError;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One request to the endpoint: who makes it, and what inference did for it. Used by one thread. */
final class Visit {
    private final Client client;
    private @Nullable InferenceAnswer answer;

    Visit(Client client) {
        this.client = client;
    }

    /** For whom the shop is at work. */
    Client client() {
        return client;
    }

    /** The customer whose token came with the request. */
    OptionalLong customer() {
        return client.customer();
    }

    /** The customer, or the refusal that a guest gets. */
    long requiredCustomer() {
        return customer().orElseThrow(Visit::notAuthorized);
    }

    /** What a guest is told who asks for what only customers have. */
    static ShopError notAuthorized() {
        return ShopError.authorization("The current customer isn't authorized.");
    }

    void note(InferenceAnswer given) {
        answer = given;
    }

    Optional<InferenceAnswer> answer() {
        return Optional.ofNullable(answer);
    }
}
