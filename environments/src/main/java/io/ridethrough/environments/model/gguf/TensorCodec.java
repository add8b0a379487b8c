package io.ridethrough.environments.model.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers to and from a tensor's bytes.
 *
 * <p>Q8_0 as GGML defines it: each block of 32 values is {@code scale * q}, with {@code scale = max|x| / 127} kept in
 * half precision and {@code q} a signed byte. The largest error is half a scale, and the scale's own rounding.
 */
final class TensorCodec {
    private static final int QUANT_MAX = 127;

    private TensorCodec() {}

    static float[] decode(TensorType type, ByteBuffer bytes, int elements) {
        ByteBuffer from = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[elements];
        switch (type) {
            case F32 -> from.asFloatBuffer().get(values);
            case F16 -> {
                for (int i = 0; i < elements; i++) {
                    values[i] = HalfFloat.toFloat(from.getShort());
                }
            }
            case Q8_0 -> {
                int block = type.blockElements();
                for (int start = 0; start < elements; start += block) {
                    float scale = HalfFloat.toFloat(from.getShort());
                    for (int i = start; i < start + block; i++) {
                        values[i] = scale * from.get();
                    }
                }
            }
        }
        return values;
    }

    static ByteBuffer encode(TensorType type, float[] values) {
        ByteBuffer to = ByteBuffer.allocate(Math.toIntExact(type.bytesOf(values.length)))
                .order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case F32 -> to.asFloatBuffer().put(values);
            case F16 -> {
                for (float value : values) {
                    to.putShort(HalfFloat.fromFloat(value));
                }
                to.rewind();
            }
            case Q8_0 -> {
                int block = type.blockElements();
                for (int start = 0; start < values.length; start += block) {
                    putQuantized(values, start, block, to);
                }
                to.rewind();
            }
        }
        return to;
    }

    private static void putQuantized(float[] values, int start, int block, ByteBuffer to) {
        float largest = 0;
        for (int i = start; i < start + block; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        short half = HalfFloat.fromFloat(largest / QUANT_MAX);
        float scale = HalfFloat.toFloat(half);
        to.putShort(half);
        for (int i = start; i < start + block; i++) {
            double quant = scale == 0 ? 0 : Math.rint((double) values[i] / scale);
            to.put((byte) Math.max(-QUANT_MAX, Math.min(QUANT_MAX, quant)));
        }
    }
}
