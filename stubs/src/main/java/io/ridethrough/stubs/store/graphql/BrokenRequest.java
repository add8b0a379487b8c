package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.front.FrontResponse;

/** A request at which PHP breaks instead of refusing it. */
final class BrokenRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FrontResponse page;

    BrokenRequest(FrontResponse page) {
        super("status " + page.status(), null, false, false);
        this.page = page;
    }

    FrontResponse page() {
        return page;
    }
}
