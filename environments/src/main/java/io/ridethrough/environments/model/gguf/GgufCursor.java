package io.ridethrough.environments.model.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Walks through a file's bytes; every step is checked against what is left before anything is allocated. */
final class GgufCursor {
    private final ByteBuffer bytes;

    GgufCursor(ByteBuffer bytes) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return bytes.position();
    }

    int size() {
        return bytes.limit();
    }

    byte readByte(String what) throws MalformedGgufException {
        need(Byte.BYTES, what);
        return bytes.get();
    }

    short readShort(String what) throws MalformedGgufException {
        need(Short.BYTES, what);
        return bytes.getShort();
    }

    int readInt(String what) throws MalformedGgufException {
        need(Integer.BYTES, what);
        return bytes.getInt();
    }

    long readLong(String what) throws MalformedGgufException {
        need(Long.BYTES, what);
        return bytes.getLong();
    }

    float readFloat(String what) throws MalformedGgufException {
        return Float.intBitsToFloat(readInt(what));
    }

    double readDouble(String what) throws MalformedGgufException {
        return Double.longBitsToDouble(readLong(what));
    }

    String readText(String what, long limitBytes) throws MalformedGgufException {
        int length = readCount(what, 1);
        if (length > limitBytes) {
            throw broken(what + " is " + length + " bytes long, more than " + limitBytes);
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A 64-bit count of things that take at least {@code leastBytes} each; refused when the file is too short for it. */
    int readCount(String what, int leastBytes) throws MalformedGgufException {
        long count = readLong("the length of " + what);
        if (count < 0 || count > bytes.remaining() / leastBytes) {
            throw broken(what + " claims length " + Long.toUnsignedString(count) + ", but only " + bytes.remaining()
                    + " bytes are left");
        }
        return (int) count;
    }

    /** The bytes from {@code start} on, checked by the caller to lie within {@link #size}. */
    ByteBuffer slice(long start, long length) {
        return bytes.slice((int) start, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    MalformedGgufException broken(String message) {
        return new MalformedGgufException("at byte " + bytes.position() + ": " + message);
    }

    private void need(int count, String what) throws MalformedGgufException {
        if (bytes.remaining() < count) {
            throw broken("the file ends within " + what);
        }
    }
}
