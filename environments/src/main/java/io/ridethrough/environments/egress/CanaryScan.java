package io.ridethrough.environments.egress;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Looks through one request's path and body. A body is kept until its end, since a canary may lie across two pieces of
 * it; one of more than {@value #MOST_BYTES} bytes, or in a content coding, is not looked through.
 */
final class CanaryScan {
    /** The largest body that is looked through. */
    static final int MOST_BYTES = 256 * 1024;

    private final Canaries canaries;
    private final String head;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean isReadable;

    CanaryScan(Canaries canaries, HttpRequest request) {
        this.canaries = canaries;
        this.head = request.uri() + "\n";
        String coding = request.headers().get(HttpHeaderNames.CONTENT_ENCODING, "identity");
        this.isReadable = !canaries.isEmpty() && coding.equalsIgnoreCase("identity");
    }

    void asked(ByteBuf content) {
        if (!isReadable) {
            return;
        }
        if (body.size() + content.readableBytes() > MOST_BYTES) {
            isReadable = false;
            body.reset();
            return;
        }
        try {
            content.getBytes(content.readerIndex(), body, content.readableBytes());
        } catch (IOException neverOfMemory) {
            throw new IllegalStateException(neverOfMemory);
        }
    }

    /** Ids of what was found; empty when the body was not looked through. */
    Optional<List<String>> found() {
        return isReadable
                ? Optional.of(List.copyOf(canaries.in(head + body.toString(StandardCharsets.UTF_8))))
                : Optional.empty();
    }
}
