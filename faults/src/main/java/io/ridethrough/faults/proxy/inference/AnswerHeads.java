package io.ridethrough.faults.proxy.inference;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.Head;

/** Heads for answers whose length is not what their own heads say. Heads that are given stay as they are. */
final class AnswerHeads {

    private AnswerHeads() {}

    /** A head that promises no length: what follows it comes in chunks (or, before HTTP/1.1, until the connection ends). */
    static Head ofAnyLength(Head head) {
        if (!head.response().headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            return head;
        }
        HttpResponse response = copy(head.response());
        response.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        HttpUtil.setTransferEncodingChunked(response, response.protocolVersion().isKeepAliveDefault());
        return new Head(response);
    }

    /** The head that promises the whole of a document. */
    static Head of(Document document) {
        HttpResponse response = copy(document.response());
        response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
        response.headers().remove(HttpHeaderNames.CONTENT_ENCODING);
        int length = document.body().readableBytes();
        if (HttpUtil.getContentLength(response, -1L) != length) {
            HttpUtil.setContentLength(response, length);
        }
        return new Head(response);
    }

    private static HttpResponse copy(HttpResponse response) {
        return new DefaultHttpResponse(
                response.protocolVersion(),
                response.status(),
                response.headers().copy());
    }
}
