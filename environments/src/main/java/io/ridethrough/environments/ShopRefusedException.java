package io.ridethrough.environments;

import java.io.IOException;

/** A shop, or a partner of its, answered a request of the operator's with something else than 200. */
public final class ShopRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String path;

    /**
     * @param status the HTTP status
     * @param path what was asked for, without its query
     */
    public ShopRefusedException(String message, int status, String path) {
        super(message);
        this.status = status;
        this.path = path;
    }

    public int status() {
        return status;
    }

    public String path() {
        return path;
    }
}
