package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;

/**
 * A piece of an answer, small enough to pass on as it comes. An answer is a {@link Head}, then {@link Event}s of an event
 * stream or {@link Bytes} of anything else, then an {@link End}; or one {@link Document} and an {@link End}. Who is
 * given a part owns its buffers.
 */
public sealed interface Part {

    /** The bytes that the part holds, to bound what waits. */
    int costBytes();

    /** Gives up the part's buffers. */
    void release();

    /** Status line and headers, with the content to follow. */
    record Head(HttpResponse response) implements Part {
        private static final int COST_BYTES = 512;

        @Override
        public int costBytes() {
            return COST_BYTES;
        }

        @Override
        public void release() {}
    }

    /**
     * One whole event of an event stream (WHATWG HTML, section 9.2), the blank line that ends it included.
     *
     * @param frame as it came
     * @param payload what its {@code data} lines say, joined by newlines; empty for a comment
     */
    record Event(ByteBuf frame, String payload) implements Part {
        @Override
        public int costBytes() {
            return frame.readableBytes() + payload.length();
        }

        @Override
        public void release() {
            frame.release();
        }
    }

    /**
     * A whole JSON answer with its head; the content length is set anew when it is written.
     *
     * @param body uncompressed, at most {@link #MAX_DOCUMENT_BYTES}
     */
    record Document(HttpResponse response, ByteBuf body) implements Part {
        /** A longer answer, or one of unknown end, goes as {@link Bytes}. */
        public static final int MAX_DOCUMENT_BYTES = 1024 * 1024;

        @Override
        public int costBytes() {
            return body.readableBytes();
        }

        @Override
        public void release() {
            body.release();
        }
    }

    /** Content that is neither an event nor a document. */
    record Bytes(ByteBuf content) implements Part {
        @Override
        public int costBytes() {
            return content.readableBytes();
        }

        @Override
        public void release() {
            content.release();
        }
    }

    /** The answer is complete. */
    record End(HttpHeaders trailers) implements Part {
        @Override
        public int costBytes() {
            return 0;
        }

        @Override
        public void release() {}
    }
}
