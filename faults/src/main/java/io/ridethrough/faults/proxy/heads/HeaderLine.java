package io.ridethrough.faults.proxy.heads;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One header line, byte by byte: keeps names up to {@value #NAME_LIMIT} and values up to {@value #VALUE_LIMIT} bytes,
 * which is more than the headers that matter here need; what is longer is cut and can match no name.
 */
final class HeaderLine {
    private static final int NAME_LIMIT = 64;
    private static final int VALUE_LIMIT = 256;

    private final byte[] name = new byte[NAME_LIMIT];
    private final byte[] value = new byte[VALUE_LIMIT];
    private int nameLength;
    private int valueLength;
    private boolean isInValue;

    void clear() {
        nameLength = 0;
        valueLength = 0;
        isInValue = false;
    }

    void add(byte octet) {
        if (isInValue) {
            if (valueLength < VALUE_LIMIT && octet != '\r') {
                value[valueLength++] = octet;
            }
        } else if (octet == ':') {
            isInValue = true;
        } else {
            if (nameLength < NAME_LIMIT) {
                name[nameLength] = lowerCase(octet);
            }
            nameLength++;
        }
    }

    boolean hasColon() {
        return isInValue;
    }

    /** Whether the name is this one, given in lower case. */
    boolean isNamed(byte[] lowerCaseName) {
        return nameLength == lowerCaseName.length
                && nameLength <= NAME_LIMIT
                && Arrays.equals(name, 0, nameLength, lowerCaseName, 0, nameLength);
    }

    String value() {
        return new String(value, 0, valueLength, StandardCharsets.ISO_8859_1).strip();
    }

    private static byte lowerCase(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? (byte) (octet + ('a' - 'A')) : octet;
    }
}
