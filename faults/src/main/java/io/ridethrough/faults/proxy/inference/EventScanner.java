package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * Finds where the events of an event stream end (WHATWG HTML, section 9.2.6): at a blank line, whose line ends may be
 * LF, CRLF or CR. The stream may be split anywhere.
 */
final class EventScanner {
    private static final String DATA = "data";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private boolean isLineEmpty = true;
    private boolean isAfterCr;
    private boolean isBlankLineAfterCr;
    private boolean hasCrLf = true;
    private boolean isBetweenEvents = true;

    /** Whether all that was scanned ends with the end of an event, or nothing was yet. */
    boolean isBetweenEvents() {
        return isBetweenEvents;
    }

    /**
     * Scans on to the end of the event that the readable bytes go on with.
     *
     * @return the index behind that end, possibly the reader index itself; -1 when it is not in these bytes, which then
     *     have all been scanned
     */
    int scan(ByteBuf bytes) {
        for (int index = bytes.readerIndex(); index < bytes.writerIndex(); index++) {
            byte octet = bytes.getByte(index);
            if (isBlankLineAfterCr) {
                // The blank line's CR may have been the first half of its CRLF.
                hasCrLf = octet == '\n';
                eventEnded();
                return hasCrLf ? index + 1 : index;
            }
            isBetweenEvents = false;
            if (octet == '\n') {
                hasCrLf |= isAfterCr;
                boolean isEnd = isLineEmpty && !isAfterCr;
                isAfterCr = false;
                if (isEnd) {
                    eventEnded();
                    return index + 1;
                }
                isLineEmpty = true;
            } else if (octet == '\r') {
                hasCrLf &= !isAfterCr;
                boolean isEnd = isLineEmpty;
                isAfterCr = true;
                isLineEmpty = true;
                if (isEnd && !hasCrLf) {
                    eventEnded();
                    return index + 1;
                }
                isBlankLineAfterCr = isEnd;
            } else {
                hasCrLf &= !isAfterCr;
                isAfterCr = false;
                isLineEmpty = false;
            }
        }
        return -1;
    }

    private void eventEnded() {
        isLineEmpty = true;
        isAfterCr = false;
        isBlankLineAfterCr = false;
        isBetweenEvents = true;
    }

    /** What the {@code data} lines of a whole event say, joined by newlines. */
    static String payload(ByteBuf frame) {
        String text = frame.toString(StandardCharsets.UTF_8);
        StringBuilder payload = new StringBuilder();
        boolean isFirst = true;
        int from = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        for (int index = from; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '\n' || letter == '\r') {
                if (isData(text, from, index)) {
                    payload.append(isFirst ? "" : "\n").append(text, valueStart(text, from, index), index);
                    isFirst = false;
                }
                from = index + 1;
            }
        }
        return payload.toString();
    }

    private static boolean isData(String text, int from, int to) {
        int nameEnd = from + DATA.length();
        return to >= nameEnd && text.startsWith(DATA, from) && (to == nameEnd || text.charAt(nameEnd) == ':');
    }

    private static int valueStart(String text, int from, int to) {
        int start = Math.min(to, from + DATA.length() + 1);
        return start < to && text.charAt(start) == ' ' ? start + 1 : start;
    }
}
