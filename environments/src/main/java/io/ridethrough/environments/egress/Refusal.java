package io.ridethrough.environments.egress;

import io.netty.handler.codec.http.HttpResponseStatus;

/** A call that is not made, with what its caller is told. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;
    private final EgressCall.Ending ending;

    Refusal(HttpResponseStatus status, EgressCall.Ending ending, String why) {
        super(why, null, false, false);
        this.code = status.code();
        this.ending = ending;
    }

    /** Of a request that breaks a rule of HTTP. */
    static Refusal of(HttpResponseStatus status, String why) {
        return new Refusal(status, EgressCall.Ending.REFUSED, why);
    }

    HttpResponseStatus status() {
        return HttpResponseStatus.valueOf(code);
    }

    EgressCall.Ending ending() {
        return ending;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
