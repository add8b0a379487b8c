package io.ridethrough.environments.model.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the numbers of a sound file's head lie, so that each can be made wrong.
 *
 * @param fields in the file's order
 * @param headBytes how long the head is: what lies before the tensors' data
 */
record GgufFields(List<Field> fields, int headBytes) {

    /**
     * One number.
     *
     * @param what kind of number it is
     * @param width its bytes, 4 or 8
     */
    record Field(String what, int offset, int width) {}

    GgufFields {
        fields = List.copyOf(fields);
    }

    static GgufFields of(byte[] file) {
        return new Walk(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), new ArrayList<>()).walk();
    }

    private record Walk(ByteBuffer bytes, List<Field> fields) {
        GgufFields walk() {
            word("magic");
            word("version");
            long tensors = whole("tensor count");
            long metadata = whole("metadata count");
            for (long i = 0; i < metadata; i++) {
                text("key length");
                value(word("value type"));
            }
            for (long i = 0; i < tensors; i++) {
                text("tensor name length");
                int dimensions = word("dimensions");
                for (int d = 0; d < dimensions; d++) {
                    whole("tensor length");
                }
                word("tensor type");
                whole("tensor offset");
            }
            return new GgufFields(fields, bytes.position());
        }

        private void value(int type) {
            if (type == GgufFormat.STRING) {
                text("text length");
            } else if (type == GgufFormat.ARRAY) {
                int element = word("array type");
                long count = whole("array length");
                for (long i = 0; i < count; i++) {
                    if (element == GgufFormat.STRING) {
                        text("array text length");
                    } else {
                        skip(width(element));
                    }
                }
            } else if (width(type) == Integer.BYTES) {
                word("value");
            } else {
                skip(width(type));
            }
        }

        private void text(String what) {
            skip((int) whole(what));
        }

        private int word(String what) {
            fields.add(new Field(what, bytes.position(), Integer.BYTES));
            return bytes.getInt();
        }

        private long whole(String what) {
            fields.add(new Field(what, bytes.position(), Long.BYTES));
            return bytes.getLong();
        }

        private void skip(int count) {
            bytes.position(bytes.position() + count);
        }

        private static int width(int type) {
            return switch (type) {
                case GgufFormat.UINT8, GgufFormat.INT8, GgufFormat.BOOL -> 1;
                case GgufFormat.UINT16, GgufFormat.INT16 -> 2;
                case GgufFormat.UINT32, GgufFormat.INT32, GgufFormat.FLOAT32 -> 4;
                default -> 8;
            };
        }
    }
}
