package io.ridethrough.environments.model.server;

/** The client's request can't be served as it stands; {@link #error} says why. */
final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    BadRequestException(ApiError error) {
        super(error.message());
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
