package io.ridethrough.stubs.store.front;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who answers what.
 *
 * @param atFront pages by path that the front answers itself, whatever the workers do; they must not block
 * @param control answers what is below {@code /control/}, as above; empty leaves that to the shop
 * @param behind everything else, on a worker
 */
public record Routes(Map<String, Supplier<FrontResponse>> atFront, Optional<Endpoint> control, Endpoint behind) {
    private static final String CONTROL = "/control/";

    /** The front's own answer, if this is not for the workers. */
    Optional<FrontResponse> own(FrontRequest request) {
        if (control.isPresent() && request.path().startsWith(CONTROL)) {
            return Optional.of(control.get().answer(request));
        }
        return Optional.ofNullable(atFront.get(request.path())).map(Supplier::get);
    }
}
