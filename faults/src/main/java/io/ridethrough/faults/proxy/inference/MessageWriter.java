package io.ridethrough.faults.proxy.inference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Iterator;
import java.util.Map;

/** Writes HTTP/1.1 messages (RFC 9112), content framed as their heads declare it: each piece of a chunked one a chunk. */
final class MessageWriter {
    /** How a receiver knows where the content ends. */
    private enum Framing {
        NO_CONTENT,
        LENGTH,
        CHUNKED,
        UNTIL_CLOSE
    }

    private static final int HEAD_BYTES = 1024;
    /** A chunk up to this size is copied into one buffer with its frame. */
    private static final int SMALL_CHUNK_BYTES = 2048;

    private static final int CHUNK_FRAME_BYTES = 16;

    private final Outlet outlet;
    private Framing framing = Framing.NO_CONTENT;
    private long bytesLeft;

    MessageWriter(Outlet outlet) {
        this.outlet = outlet;
    }

    void request(HttpRequest request, long nominalNanos) {
        ByteBuf head = ByteBufAllocator.DEFAULT.buffer(HEAD_BYTES);
        text(head, request.method().asciiName());
        head.writeByte(' ');
        text(head, request.uri());
        head.writeByte(' ');
        text(head, request.protocolVersion().text());
        begin(head, request, false, Framing.NO_CONTENT, nominalNanos);
    }

    /** @param isHeadOnly whether there is no content, whatever the headers say */
    void response(HttpResponse response, boolean isHeadOnly, long nominalNanos) {
        ByteBuf head = ByteBufAllocator.DEFAULT.buffer(HEAD_BYTES);
        text(head, response.protocolVersion().text());
        head.writeByte(' ');
        text(head, response.status().codeAsText());
        head.writeByte(' ');
        text(head, response.status().reasonPhrase());
        begin(head, response, isHeadOnly, Framing.UNTIL_CLOSE, nominalNanos);
    }

    void content(ByteBuf content, long nominalNanos) {
        int size = content.readableBytes();
        if (size == 0) {
            content.release();
            return;
        }
        if (framing == Framing.LENGTH && size > bytesLeft) {
            // A fault that came when the length was promised has made the content longer: the rest would be taken for
            // the next message.
            content.writerIndex(content.readerIndex() + (int) bytesLeft);
        }
        bytesLeft -= content.readableBytes();
        if (framing == Framing.CHUNKED) {
            chunk(content, nominalNanos);
        } else {
            outlet.write(content, nominalNanos);
        }
    }

    /** Ends the message; false when its receiver can only know that by the end of the connection. */
    boolean end(HttpHeaders trailers, long nominalNanos) {
        if (framing == Framing.CHUNKED) {
            ByteBuf last = ByteBufAllocator.DEFAULT.buffer(CHUNK_FRAME_BYTES);
            last.writeByte('0');
            headers(lineEnd(last), trailers);
            outlet.write(last, nominalNanos);
        }
        return framing == Framing.CHUNKED
                || framing == Framing.NO_CONTENT
                || (framing == Framing.LENGTH && bytesLeft == 0);
    }

    private void chunk(ByteBuf content, long nominalNanos) {
        int size = content.readableBytes();
        boolean isSmall = size <= SMALL_CHUNK_BYTES;
        ByteBuf chunk = ByteBufAllocator.DEFAULT.buffer(CHUNK_FRAME_BYTES + (isSmall ? size : 0));
        text(chunk, Integer.toHexString(size));
        lineEnd(chunk);
        if (isSmall) {
            chunk.writeBytes(content);
            content.release();
            outlet.write(lineEnd(chunk), nominalNanos);
        } else {
            outlet.write(chunk, nominalNanos);
            outlet.write(content, nominalNanos);
            outlet.write(lineEnd(ByteBufAllocator.DEFAULT.buffer(CHUNK_FRAME_BYTES)), nominalNanos);
        }
    }

    private void begin(
            ByteBuf head, HttpMessage message, boolean isHeadOnly, Framing withoutLength, long nominalNanos) {
        headers(lineEnd(head), message.headers());
        bytesLeft = HttpUtil.getContentLength(message, -1L);
        if (isHeadOnly) {
            framing = Framing.NO_CONTENT;
        } else if (HttpUtil.isTransferEncodingChunked(message)) {
            framing = Framing.CHUNKED;
        } else {
            framing = bytesLeft >= 0 ? Framing.LENGTH : withoutLength;
        }
        outlet.write(head, nominalNanos);
    }

    private static void headers(ByteBuf out, HttpHeaders headers) {
        Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            text(out, header.getKey());
            out.writeByte(':').writeByte(' ');
            text(out, header.getValue());
            lineEnd(out);
        }
        lineEnd(out);
    }

    private static void text(ByteBuf out, CharSequence text) {
        out.writeCharSequence(text, ISO_8859_1);
    }

    private static ByteBuf lineEnd(ByteBuf out) {
        return out.writeByte('\r').writeByte('\n');
    }
}
