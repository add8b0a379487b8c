package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.End;
import io.ridethrough.faults.proxy.inference.Part.Head;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts answers into parts as they come. Only a JSON answer that a stage wants whole is gathered, and a piece of an event
 * until it is whole. What is gathered counts as held nowhere, since only more reading can complete it; it is bounded by
 * {@link Document#MAX_DOCUMENT_BYTES} and {@link EventCutter#MAX_EVENT_BYTES}.
 */
final class AnswerCutter {
    private final AnswerChain chain;
    private @Nullable EventCutter events;
    private @Nullable HttpResponse documentHead;
    private @Nullable ByteBuf document;

    AnswerCutter(AnswerChain chain) {
        this.chain = chain;
    }

    void begin(HttpResponse response, boolean isHeadOnly, long nominalNanos) {
        events = null;
        boolean isReadable = !isHeadOnly && !isEncoded(response);
        if (isReadable && isJson(response) && chain.wantsDocuments() && canBeDocument(response)) {
            documentHead = response;
            document = ByteBufAllocator.DEFAULT.buffer();
            return;
        }
        if (isReadable && isEventStream(response)) {
            events = new EventCutter(chain);
        }
        chain.accept(new Head(response), nominalNanos);
    }

    void content(ByteBuf content, long nominalNanos) {
        if (document != null && document.readableBytes() + content.readableBytes() <= Document.MAX_DOCUMENT_BYTES) {
            document.writeBytes(content);
            content.release();
            return;
        }
        flushDocument(nominalNanos);
        if (!content.isReadable()) {
            content.release();
        } else if (events != null) {
            events.accept(content, nominalNanos);
        } else {
            chain.accept(new Bytes(content), nominalNanos);
        }
    }

    void end(HttpHeaders trailers, long nominalNanos) {
        if (documentHead != null && document != null) {
            Document whole = new Document(documentHead, document);
            documentHead = null;
            document = null;
            chain.accept(whole, nominalNanos);
        }
        flushEvent(nominalNanos);
        events = null;
        chain.accept(new End(trailers), nominalNanos);
    }

    /** Passes on what is gathered of an answer that will not be complete. */
    void cutOff(long nominalNanos) {
        flushDocument(nominalNanos);
        flushEvent(nominalNanos);
    }

    /** Stages have come or gone. */
    void chainChanged(long nominalNanos) {
        if (documentHead != null && !chain.wantsDocuments()) {
            flushDocument(nominalNanos);
        }
        if (events != null) {
            events.chainChanged(nominalNanos);
        }
    }

    void release() {
        if (document != null) {
            document.release();
            document = null;
        }
        if (events != null) {
            events.release();
        }
    }

    static boolean isEventStream(HttpResponse response) {
        return HttpHeaderValues.TEXT_EVENT_STREAM.contentEqualsIgnoreCase(mediaType(response));
    }

    private void flushDocument(long nominalNanos) {
        if (documentHead != null && document != null) {
            Head head = new Head(documentHead);
            Bytes gathered = new Bytes(document);
            documentHead = null;
            document = null;
            chain.accept(head, nominalNanos);
            chain.accept(gathered, nominalNanos);
        }
    }

    private void flushEvent(long nominalNanos) {
        if (events != null) {
            events.flush(nominalNanos);
        }
    }

    private static boolean canBeDocument(HttpResponse response) {
        long length = HttpUtil.getContentLength(response, -1L);
        return length != 0 && length <= Document.MAX_DOCUMENT_BYTES;
    }

    private static boolean isJson(HttpResponse response) {
        String type = mediaType(response).toLowerCase(Locale.ROOT);
        return HttpHeaderValues.APPLICATION_JSON.contentEquals(type) || type.endsWith("+json");
    }

    private static boolean isEncoded(HttpResponse response) {
        String encoding = response.headers().get(HttpHeaderNames.CONTENT_ENCODING, "");
        return !encoding.isBlank() && !HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(encoding.strip());
    }

    private static String mediaType(HttpMessage message) {
        CharSequence type = HttpUtil.getMimeType(message);
        return type == null ? "" : type.toString().strip();
    }
}
