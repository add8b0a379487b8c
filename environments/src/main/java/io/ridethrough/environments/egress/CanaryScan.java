package io.ridethrough.environments.egress;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Looks through one direction of a call: its URI, the values of its headers, its body. A body is kept until its end, since
 * a canary may lie across two pieces of it, and its content coding is undone; of one of more than {@value #MOST_BYTES}
 * bytes, coded or not, only so much is looked through.
 */
final class CanaryScan {
    /** As much of a body as is looked through. */
    static final int MOST_BYTES = 256 * 1024;

    private final Canaries canaries;
    private final StringBuilder heads;
    private final String coding;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean isWhole = true;

    private CanaryScan(Canaries canaries, String head, String coding) {
        this.canaries = canaries;
        this.heads = new StringBuilder(head);
        this.coding = coding;
    }

    static CanaryScan of(Canaries canaries, HttpMessage message) {
        String uri = message instanceof HttpRequest request ? request.uri() : "";
        CanaryScan scan = new CanaryScan(
                canaries, uri + "\n", String.join(",", message.headers().getAll(HttpHeaderNames.CONTENT_ENCODING)));
        scan.saw(message.headers());
        return scan;
    }

    /** Of bytes whose form is not known. */
    static CanaryScan ofBytes(Canaries canaries) {
        return new CanaryScan(canaries, "", "");
    }

    /** Headers or trailers. */
    void saw(HttpHeaders headers) {
        if (!canaries.isEmpty()) {
            headers.forEach(header -> heads.append(header.getValue()).append('\n'));
        }
    }

    void saw(ByteBuf content) {
        if (canaries.isEmpty()) {
            return;
        }
        int length = Math.min(content.readableBytes(), MOST_BYTES - body.size());
        isWhole &= length == content.readableBytes();
        try {
            content.getBytes(content.readerIndex(), body, length);
        } catch (IOException neverOfMemory) {
            throw new IllegalStateException(neverOfMemory);
        }
    }

    /** What there was until now. */
    Sighting found() {
        if (canaries.isEmpty()) {
            return Sighting.NONE;
        }
        ContentCodings.Plain plain = ContentCodings.undo(body.toByteArray(), coding, MOST_BYTES);
        String text = heads + new String(plain.bytes(), StandardCharsets.UTF_8);
        return new Sighting(List.copyOf(canaries.in(text)), isWhole && plain.isWhole());
    }
}
