package io.ridethrough.results.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file's dictionary: gives every text an id, from any thread. Texts beyond the format's limit share one stand-in,
 * so that a shop with ever new error messages cannot fill memory.
 */
final class Texts {

    /** Longer texts are cut: an error's first words say enough. */
    static final int MAX_LENGTH = 200;

    static final String STAND_IN = "(one of too many texts)";

    private final int limit;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final List<String> inOrder = new ArrayList<>();

    Texts(int limit) {
        this.limit = limit;
        inOrder.add("");
    }

    int id(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        Integer known = ids.get(text);
        return known != null ? known : learn(shortened(text));
    }

    private synchronized int learn(String text) {
        Integer known = ids.get(text);
        if (known != null) {
            return known;
        }
        if (inOrder.size() == limit - 1) {
            return add(STAND_IN);
        }
        return inOrder.size() < limit ? add(text) : ids.getOrDefault(STAND_IN, 0);
    }

    private int add(String text) {
        inOrder.add(text);
        ids.put(text, inOrder.size() - 1);
        return inOrder.size() - 1;
    }

    /** The records of the texts from one id on and before another, encoded. */
    synchronized ByteBuffer encoded(int firstId, int endId) {
        List<byte[]> encoded = new ArrayList<>();
        int bytes = 0;
        for (String text : inOrder.subList(firstId, endId)) {
            byte[] utf8 = text.getBytes(UTF_8);
            encoded.add(utf8);
            bytes += 5 + utf8.length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        int id = firstId;
        for (byte[] utf8 : encoded) {
            buffer.put(SampleFile.TEXT)
                    .putShort((short) id++)
                    .putShort((short) utf8.length)
                    .put(utf8);
        }
        return buffer.flip();
    }

    synchronized int size() {
        return inOrder.size();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
