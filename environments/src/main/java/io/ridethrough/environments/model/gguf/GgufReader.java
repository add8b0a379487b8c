package io.ridethrough.environments.model.gguf;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads GGUF version 3, little-endian. Arrays of arrays are not read. Tensors stay views of the given bytes until they
 * are decoded, so that a broken file costs no more memory than a small multiple of its own size.
 */
public final class GgufReader {
    /** A tensor's header: {@code dims, shape, type, offset} behind an empty name. */
    private static final int LEAST_TENSOR_HEADER_BYTES = 8 + 4 + 8 + 4 + 8;
    /** An empty key, a type and one byte of value. */
    private static final int LEAST_METADATA_BYTES = 8 + 4 + 1;

    private final GgufCursor cursor;

    private GgufReader(GgufCursor cursor) {
        this.cursor = cursor;
    }

    private record Header(String name, List<Long> shape, TensorType type, long offset, long length) {}

    /** Reads a whole file's bytes, from position to limit; {@code bytes} must not change afterwards. */
    public static Gguf read(ByteBuffer bytes) throws MalformedGgufException {
        return new GgufReader(new GgufCursor(bytes)).read();
    }

    private Gguf read() throws MalformedGgufException {
        if (cursor.readInt("the magic number") != GgufFormat.MAGIC) {
            throw cursor.broken("not a GGUF file");
        }
        int version = cursor.readInt("the version");
        if (version != GgufFormat.VERSION) {
            throw cursor.broken("GGUF version " + version + ", only " + GgufFormat.VERSION + " is read");
        }
        int tensorCount = cursor.readCount("the list of tensors", LEAST_TENSOR_HEADER_BYTES);
        int metadataCount = cursor.readCount("the metadata", LEAST_METADATA_BYTES);
        Map<String, MetadataValue> metadata = readMetadata(metadataCount);
        int alignment = alignment(metadata);
        List<Header> headers = readHeaders(tensorCount, alignment);
        return new Gguf(metadata, tensors(headers, GgufFormat.alignUp(cursor.position(), alignment)));
    }

    private Map<String, MetadataValue> readMetadata(int count) throws MalformedGgufException {
        Map<String, MetadataValue> metadata = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String key = cursor.readText("a metadata key", GgufFormat.MAX_NAME_BYTES);
            if (metadata.put(key, readValue(key, cursor.readInt(key))) != null) {
                throw cursor.broken("metadata " + key + " is there twice");
            }
        }
        return metadata;
    }

    private MetadataValue readValue(String key, int type) throws MalformedGgufException {
        return switch (type) {
            case GgufFormat.STRING -> new MetadataValue.Text(cursor.readText(key, Integer.MAX_VALUE));
            case GgufFormat.ARRAY -> readArray(key);
            case GgufFormat.BOOL -> new MetadataValue.Flag(cursor.readByte(key) != 0);
            case GgufFormat.FLOAT32, GgufFormat.FLOAT64 -> new MetadataValue.Real(readReal(key, type));
            default -> new MetadataValue.Whole(readWhole(key, type));
        };
    }

    private MetadataValue readArray(String key) throws MalformedGgufException {
        int type = cursor.readInt(key);
        int count = cursor.readCount(key, leastBytes(key, type));
        switch (type) {
            case GgufFormat.STRING -> {
                List<String> texts = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    texts.add(cursor.readText(key, Integer.MAX_VALUE));
                }
                return new MetadataValue.Texts(texts);
            }
            case GgufFormat.FLOAT32, GgufFormat.FLOAT64 -> {
                double[] reals = new double[count];
                for (int i = 0; i < count; i++) {
                    reals[i] = readReal(key, type);
                }
                return new MetadataValue.Reals(DoubleBuffer.wrap(reals));
            }
            default -> {
                long[] wholes = new long[count];
                for (int i = 0; i < count; i++) {
                    wholes[i] = readWhole(key, type);
                }
                return new MetadataValue.Wholes(LongBuffer.wrap(wholes));
            }
        }
    }

    private double readReal(String key, int type) throws MalformedGgufException {
        return type == GgufFormat.FLOAT32 ? cursor.readFloat(key) : cursor.readDouble(key);
    }

    private long readWhole(String key, int type) throws MalformedGgufException {
        return switch (type) {
            case GgufFormat.UINT8 -> Byte.toUnsignedLong(cursor.readByte(key));
            case GgufFormat.INT8 -> cursor.readByte(key);
            case GgufFormat.BOOL -> cursor.readByte(key) != 0 ? 1 : 0;
            case GgufFormat.UINT16 -> Short.toUnsignedLong(cursor.readShort(key));
            case GgufFormat.INT16 -> cursor.readShort(key);
            case GgufFormat.UINT32 -> Integer.toUnsignedLong(cursor.readInt(key));
            case GgufFormat.INT32 -> cursor.readInt(key);
            case GgufFormat.UINT64, GgufFormat.INT64 -> cursor.readLong(key);
            default -> throw cursor.broken("metadata " + key + " is of type " + type + ", which is not read");
        };
    }

    private int leastBytes(String key, int type) throws MalformedGgufException {
        return switch (type) {
            case GgufFormat.UINT8, GgufFormat.INT8, GgufFormat.BOOL -> 1;
            case GgufFormat.UINT16, GgufFormat.INT16 -> 2;
            case GgufFormat.UINT32, GgufFormat.INT32, GgufFormat.FLOAT32 -> 4;
            case GgufFormat.UINT64, GgufFormat.INT64, GgufFormat.FLOAT64, GgufFormat.STRING -> 8;
            default -> throw cursor.broken("metadata " + key + " is an array of type " + type + ", which is not read");
        };
    }

    private int alignment(Map<String, MetadataValue> metadata) throws MalformedGgufException {
        MetadataValue value = metadata.get(GgufFormat.ALIGNMENT_KEY);
        if (value == null) {
            return GgufFormat.DEFAULT_ALIGNMENT;
        }
        if (value instanceof MetadataValue.Whole whole
                && whole.value() >= 8
                && whole.value() <= cursor.size()
                && whole.value() % 8 == 0) {
            return (int) whole.value();
        }
        throw cursor.broken(GgufFormat.ALIGNMENT_KEY + " is " + value + ", not a multiple of 8 within the file's size");
    }

    private List<Header> readHeaders(int count, int alignment) throws MalformedGgufException {
        List<Header> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = cursor.readText("a tensor name", GgufFormat.MAX_NAME_BYTES);
            List<Long> shape = readShape(name);
            int code = cursor.readInt(name);
            TensorType type = TensorType.ofCode(code)
                    .orElseThrow(() -> cursor.broken("tensor " + name + " is of type " + code + ", which is not read"));
            long offset = cursor.readLong(name);
            if (offset < 0 || offset > cursor.size()) {
                throw cursor.broken("the file ends before tensor " + name + ", which lies at "
                        + Long.toUnsignedString(offset) + " of its data");
            }
            if (offset % alignment != 0) {
                throw cursor.broken("tensor " + name + " lies at " + offset + ", not on a multiple of " + alignment);
            }
            if (shape.get(0) % type.blockElements() != 0) {
                throw cursor.broken(
                        "tensor " + name + " has rows of " + shape.get(0) + ", not whole blocks of " + type);
            }
            long elements = shape.stream().reduce(1L, (left, right) -> left * right);
            headers.add(new Header(name, shape, type, offset, type.bytesOf(elements)));
        }
        return headers;
    }

    private List<Long> readShape(String name) throws MalformedGgufException {
        int dimensions = cursor.readInt(name);
        if (dimensions < 1 || dimensions > GgufFormat.MAX_DIMENSIONS) {
            throw cursor.broken("tensor " + name + " has " + dimensions + " dimensions");
        }
        List<Long> shape = new ArrayList<>(dimensions);
        long elements = 1;
        for (int i = 0; i < dimensions; i++) {
            long length = cursor.readLong(name);
            // No stored type takes less than a byte for an element, so the file's size bounds the product as well.
            if (length < 1 || length > cursor.size() / elements) {
                throw cursor.broken("tensor " + name + " is larger than the file");
            }
            elements *= length;
            shape.add(length);
        }
        return shape;
    }

    private Map<String, GgufTensor> tensors(List<Header> headers, long base) throws MalformedGgufException {
        long taken = base;
        List<Header> byOffset = new ArrayList<>(headers);
        byOffset.sort(Comparator.comparingLong(Header::offset));
        for (Header header : byOffset) {
            long start = base + header.offset();
            if (start < taken) {
                throw new MalformedGgufException("tensor " + header.name() + " overlaps another");
            }
            taken = start + header.length();
            if (taken > cursor.size()) {
                throw new MalformedGgufException("the file ends within tensor " + header.name() + ": " + cursor.size()
                        + " bytes, but it reaches to " + taken);
            }
        }
        Map<String, GgufTensor> tensors = new LinkedHashMap<>();
        for (Header header : headers) {
            GgufTensor tensor = new GgufTensor(
                    header.name(),
                    header.shape(),
                    header.type(),
                    cursor.slice(base + header.offset(), header.length()));
            if (tensors.put(header.name(), tensor) != null) {
                throw new MalformedGgufException("tensor " + header.name() + " is there twice");
            }
        }
        return tensors;
    }
}
