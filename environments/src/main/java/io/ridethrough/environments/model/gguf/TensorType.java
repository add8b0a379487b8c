package io.ridethrough.environments.model.gguf;

import java.util.Arrays;
import java.util.Optional;

/** How a tensor's numbers are stored; codes and block sizes as in GGML. */
public enum TensorType {
    /** IEEE 754 single precision. */
    F32(0, 1, 4),
    /** IEEE 754 half precision. */
    F16(1, 1, 2),
    /** Blocks of 32 signed bytes behind one half-precision scale. */
    Q8_0(8, 32, 34);

    private final int code;
    private final int blockElements;
    private final int blockBytes;

    TensorType(int code, int blockElements, int blockBytes) {
        this.code = code;
        this.blockElements = blockElements;
        this.blockBytes = blockBytes;
    }

    /** The number that stands for this type in a file. */
    public int code() {
        return code;
    }

    /** Elements in one block; a tensor's first dimension is a multiple of it. */
    public int blockElements() {
        return blockElements;
    }

    /** Bytes that {@code elements} take; {@code elements} is a whole number of blocks. */
    public long bytesOf(long elements) {
        return Math.multiplyExact(elements / blockElements, (long) blockBytes);
    }

    /** The type with that number in a file, empty when this reader does not know it. */
    public static Optional<TensorType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
