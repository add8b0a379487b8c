package io.ridethrough.faults.proxy;

/** The server refuses to do what it was asked for, over HTTP or in-process; nothing has changed. */
public final class ProxyRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ProxyRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    static ProxyRequestException badBody(String why) {
        return new ProxyRequestException(400, "bad request body: " + why);
    }

    static ProxyRequestException missingField(String field) {
        return new ProxyRequestException(400, "missing required field: " + field);
    }

    static ProxyRequestException noProxy() {
        return new ProxyRequestException(404, "proxy not found");
    }

    static ProxyRequestException noToxic() {
        return new ProxyRequestException(404, "toxic not found");
    }

    /** The HTTP status that the API answers with: 400, 403, 404, 405 or 409. */
    public int status() {
        return status;
    }
}
