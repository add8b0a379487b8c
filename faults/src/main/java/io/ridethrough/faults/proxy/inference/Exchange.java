package io.ridethrough.faults.proxy.inference;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;

/** One request with its answer, and how far each of them is. */
final class Exchange {
    private final HttpMethod method;
    private boolean isRequestDone;
    private boolean isAnswerReceived;
    private boolean isAnswerWritten;

    Exchange(HttpMethod method) {
        this.method = method;
    }

    /** The request has been passed on, or swallowed, whole. */
    void requestDone() {
        isRequestDone = true;
    }

    /** The upstream's answer has come in whole, or none is asked for. */
    void answerReceived() {
        isAnswerReceived = true;
    }

    /** The answer has left for the client, whole or as far as it will. */
    void answerWritten() {
        isAnswerWritten = true;
    }

    boolean isOver() {
        return isRequestDone && isAnswerReceived && isAnswerWritten;
    }

    /** Whether bytes of another protocol follow the answer's head. */
    boolean isHandedOver(HttpResponse response) {
        HttpResponseStatus status = response.status();
        return status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)
                || (method.equals(HttpMethod.CONNECT) && status.codeClass() == HttpStatusClass.SUCCESS);
    }

    /** Whether an answer to this has no content, whatever its headers say (RFC 9112, section 6.3). */
    boolean isHeadOnly(HttpResponse response) {
        HttpResponseStatus status = response.status();
        return method.equals(HttpMethod.HEAD)
                || status.codeClass() == HttpStatusClass.INFORMATIONAL
                || status.equals(HttpResponseStatus.NO_CONTENT)
                || status.equals(HttpResponseStatus.NOT_MODIFIED)
                || isHandedOver(response);
    }
}
