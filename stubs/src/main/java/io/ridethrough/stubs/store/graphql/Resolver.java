package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.shop.ShopError;
import org.jspecify.annotations.Nullable;

/** Answers one field of the schema. */
interface Resolver {
    /** @throws ShopError to refuse */
    @Nullable
    Object resolve(Visit visit, Arguments arguments);
}
