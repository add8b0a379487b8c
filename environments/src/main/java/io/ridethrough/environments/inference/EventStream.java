package io.ridethrough.environments.inference;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts server-sent events together from bytes that come in pieces of any size. Lines end with LF, CR or CRLF; comments and
 * all fields but {@code data} are passed over. Unlike the standard, it also takes a last event that no blank line ends.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class EventStream {
    private static final String DATA = "data";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Sink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean isFirstLine = true;
    private boolean followsCarriageReturn;
    private long contentNanos;
    private long dataNanos;

    /** Takes each event's data. */
    interface Sink {
        /** @param readNanos when the last byte of the data was read; the line's end may have come later */
        void event(String data, long readNanos) throws BrokenAnswerException;
    }

    EventStream(Sink sink) {
        this.sink = sink;
    }

    /** Reads all of {@code bytes}. The caller bounds how much comes. */
    void read(ByteBuf bytes, long readNanos) throws BrokenAnswerException {
        while (bytes.isReadable()) {
            byte next = bytes.readByte();
            boolean isSecondOfPair = next == '\n' && followsCarriageReturn;
            followsCarriageReturn = next == '\r';
            if (isSecondOfPair) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                endLine();
            } else {
                line.write(next);
                contentNanos = readNanos;
            }
        }
    }

    /** No more will come: what is left without a blank line is an event too. */
    void end() throws BrokenAnswerException {
        if (line.size() > 0) {
            endLine();
        }
        dispatch();
    }

    private void endLine() throws BrokenAnswerException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (isFirstLine && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(BYTE_ORDER_MARK.length());
        }
        isFirstLine = false;
        if (text.isEmpty()) {
            dispatch();
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        if (field.equals(DATA)) {
            append(colon < 0 ? "" : text.substring(colon + 1));
        }
    }

    private void append(String value) {
        if (hasData) {
            data.append('\n');
        }
        data.append(value, value.startsWith(" ") ? 1 : 0, value.length());
        hasData = true;
        dataNanos = contentNanos;
    }

    private void dispatch() throws BrokenAnswerException {
        if (hasData) {
            hasData = false;
            String whole = data.toString();
            data.setLength(0);
            sink.event(whole, dataNanos);
        }
    }
}
