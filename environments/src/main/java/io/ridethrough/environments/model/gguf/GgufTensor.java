package io.ridethrough.environments.model.gguf;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One named tensor, still in its stored form.
 *
 * @param name such as {@code blk.0.attn_q.weight}
 * @param shape elements in each dimension, the fastest-moving first: a matrix is {@code [columns, rows]}
 * @param type how the numbers are stored
 * @param bytes the stored form, from position to limit
 */
public record GgufTensor(String name, List<Long> shape, TensorType type, ByteBuffer bytes) {

    public GgufTensor {
        shape = List.copyOf(shape);
        bytes = bytes.asReadOnlyBuffer();
    }

    /**
     * Stores {@code values} in the form of {@code type}.
     *
     * @throws IllegalArgumentException when the shape does not hold that many values, or its first dimension is not a
     *     whole number of blocks
     */
    public static GgufTensor of(String name, List<Long> shape, TensorType type, float[] values) {
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        if (elements != values.length || shape.get(0) % type.blockElements() != 0) {
            throw new IllegalArgumentException(
                    name + ": shape " + shape + " as " + type + " does not hold " + values.length + " values");
        }
        return new GgufTensor(name, shape, type, TensorCodec.encode(type, values));
    }

    /** The numbers, row after row; decoded anew at each call. */
    public float[] toFloats() {
        int elements = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
        return TensorCodec.decode(type, bytes, elements);
    }
}
