package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.access.AccessTokens.Bearer;
import java.util.Optional;

/**
 * Who may call a route.
 *
 * @param resource {@code anonymous}, {@code self} or one of Magento's access control resources
 */
record Access(String resource) {
    static final Access ANONYMOUS = new Access("anonymous");
    static final Access SELF = new Access("self");

    /** @throws RestError 401 when the caller may not */
    void check(Optional<Bearer> caller) {
        boolean isAllowed = resource.equals(ANONYMOUS.resource)
                || caller.filter(Bearer.Administrator.class::isInstance).isPresent()
                || (resource.equals(SELF.resource)
                        && caller.filter(Bearer.Customer.class::isInstance).isPresent());
        if (!isAllowed) {
            throw RestError.unauthorized(resource);
        }
    }
}
