package io.ridethrough.environments.guard;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Flow;

/** The JDK's requests and answers as Netty's, and the other way round. */
final class HttpMessages {
    private HttpMessages() {}

    /** The whole request; its body must be at hand. */
    static FullHttpRequest of(HttpRequest request) {
        URI uri = request.uri();
        byte[] body = request.bodyPublisher().map(HttpMessages::bytes).orElse(new byte[0]);
        FullHttpRequest message = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(request.method()),
                pathAndQuery(uri),
                Unpooled.wrappedBuffer(body));
        message.headers().set(HttpHeaderNames.USER_AGENT, "ridethrough");
        request.headers().map().forEach((name, values) -> message.headers().set(name, values));
        message.headers()
                .set(HttpHeaderNames.HOST, uri.getRawAuthority())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (request.bodyPublisher().isPresent()) {
            message.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        return message;
    }

    private static String pathAndQuery(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static byte[] bytes(HttpRequest.BodyPublisher publisher) {
        BodySubscriber<byte[]> gathered = BodySubscribers.ofByteArray();
        publisher.subscribe(new Flow.Subscriber<ByteBuffer>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                gathered.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                gathered.onNext(List.of(bytes));
            }

            @Override
            public void onError(Throwable failure) {
                gathered.onError(failure);
            }

            @Override
            public void onComplete() {
                gathered.onComplete();
            }
        });
        return gathered.getBody().toCompletableFuture().join();
    }

    static GuardedHttp.Answer answer(FullHttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers()
                .forEach(header -> headers.computeIfAbsent(header.getKey(), name -> new ArrayList<>())
                        .add(header.getValue()));
        return new GuardedHttp.Answer(
                response.status().code(),
                HttpHeaders.of(headers, (name, value) -> true),
                response.content().toString(StandardCharsets.UTF_8));
    }
}
