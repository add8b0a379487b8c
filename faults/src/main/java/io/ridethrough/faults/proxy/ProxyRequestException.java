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

    static ProxyRequestException noPath() {
        return new ProxyRequestException(404, "no such path");
    }

    static ProxyRequestException noProxy() {
        return new ProxyRequestException(404, "proxy not found");
    }

    static ProxyRequestException noToxic() {
        return new ProxyRequestException(404, "toxic not found");
    }

    static ProxyRequestException tooManyProxies() {
        return new ProxyRequestException(409, "a server has at most " + Proxies.MAX_PROXIES + " proxies");
    }

    static ProxyRequestException toxicExists() {
        return new ProxyRequestException(409, "toxic already exists");
    }

    static ProxyRequestException tooManyToxics() {
        return new ProxyRequestException(409, "a proxy has at most " + ProxyToxics.MAX_TOXICS + " toxics");
    }

    /** The same refusal, of one of several things. */
    ProxyRequestException at(String place) {
        return new ProxyRequestException(status, getMessage() + " at " + place);
    }

    /** The HTTP status that the API answers with: 400, 403, 404, 405 or 409. */
    public int status() {
        return status;
    }
}
