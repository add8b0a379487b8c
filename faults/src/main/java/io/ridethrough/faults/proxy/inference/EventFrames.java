package io.ridethrough.faults.proxy.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.ridethrough.faults.proxy.inference.Part.Event;
import java.util.List;

/**
 * Writes events anew with another payload (WHATWG HTML, section 9.2.6). Other fields, comments, line ends and the space
 * after the colon stay as they came.
 */
final class EventFrames {
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private EventFrames() {}

    /**
     * Takes over the event.
     *
     * @param payload of as many lines as the event has {@code data} lines
     */
    static Event withPayload(Event event, String payload) {
        byte[] old = ByteBufUtil.getBytes(event.frame());
        List<String> lines = payload.lines().toList();
        ByteBuf frame = event.frame().alloc().buffer(old.length + payload.length());
        event.release();
        int dataLine = 0;
        int from = 0;
        while (from < old.length) {
            int to = endOfLine(old, from);
            int next = startOfNextLine(old, to);
            int value = startOfData(old, from, to);
            if (value < 0) {
                frame.writeBytes(old, from, next - from);
            } else {
                frame.writeBytes(old, from, value - from);
                frame.writeCharSequence(dataLine < lines.size() ? lines.get(dataLine) : "", UTF_8);
                frame.writeBytes(old, to, next - to);
                dataLine++;
            }
            from = next;
        }
        return new Event(frame, payload);
    }

    private static int endOfLine(byte[] frame, int from) {
        int to = from;
        while (to < frame.length && frame[to] != '\n' && frame[to] != '\r') {
            to++;
        }
        return to;
    }

    private static int startOfNextLine(byte[] frame, int endOfLine) {
        boolean isPair = endOfLine + 1 < frame.length && frame[endOfLine] == '\r' && frame[endOfLine + 1] == '\n';
        return Math.min(frame.length, endOfLine + (isPair ? 2 : 1));
    }

    /** Where the value of a {@code data} line begins; negative for any other line. */
    private static int startOfData(byte[] frame, int from, int to) {
        boolean isMarked = from == 0 && startsWith(BYTE_ORDER_MARK, frame, from, to);
        int name = isMarked ? from + BYTE_ORDER_MARK.length : from;
        int colon = name + DATA.length;
        if (!startsWith(DATA, frame, name, to) || colon == to || frame[colon] != ':') {
            return -1;
        }
        return colon + 1 < to && frame[colon + 1] == ' ' ? colon + 2 : colon + 1;
    }

    private static boolean startsWith(byte[] prefix, byte[] frame, int from, int to) {
        if (to - from < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (frame[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
