package io.ridethrough.faults.proxy.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.HttpError;

/**
 * An error as OpenAI's API answers it: {@code {"error":{"message","type","param","code"}}}.
 *
 * @param body its JSON, or nothing where only a head is asked for
 */
record ErrorAnswer(HttpResponse response, ByteBuf body) {

    /**
     * @param isHeadOnly whether the answer is to be without its body, as to HEAD
     * @param isKeptAlive whether the connection serves another request
     */
    static ErrorAnswer of(HttpError error, boolean isHeadOnly, boolean isKeptAlive, HttpVersion asked) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(error.status());
        byte[] json = json(status).toString().getBytes(UTF_8);
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, json.length);
        if (error.hasRetryAfter()) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, error.retryAfterSeconds());
        }
        if (isKeptAlive && !asked.isKeepAliveDefault()) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        } else {
            HttpUtil.setKeepAlive(response, isKeptAlive);
        }
        return new ErrorAnswer(response, isHeadOnly ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(json));
    }

    private static ObjectNode json(HttpResponseStatus status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode error = json.putObject("error");
        error.put("message", status.code() + " " + status.reasonPhrase());
        switch (status.code()) {
            case 401 ->
                error.put("type", "invalid_request_error").putNull("param").put("code", "invalid_api_key");
            case 429 -> error.put("type", "requests").putNull("param").put("code", "rate_limit_exceeded");
            default ->
                error.put("type", typeOf(status))
                        .putNull("param")
                        .put("code", status.codeAsText().toString());
        }
        return json;
    }

    private static String typeOf(HttpResponseStatus status) {
        return status.codeClass() == HttpStatusClass.SERVER_ERROR ? "server_error" : "invalid_request_error";
    }
}
