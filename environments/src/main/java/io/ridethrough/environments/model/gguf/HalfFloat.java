package io.ridethrough.environments.model.gguf;

/** IEEE 754 half precision (binary16) to and from single precision; the JDK has it only from version 20. */
public final class HalfFloat {
    private static final int EXPONENT_REBIAS = 127 - 15;

    private HalfFloat() {}

    /** The half-precision number nearest to {@code value}. */
    public static float rounded(float value) {
        return toFloat(fromFloat(value));
    }

    static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wideExponent = exponent == 0x1f ? 0xff : exponent + EXPONENT_REBIAS;
        return Float.intBitsToFloat(sign | wideExponent << 23 | fraction << 13);
    }

    /** Rounds to nearest, ties to even; what is too large becomes infinite. */
    static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 65520f) {
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x1p-14f) {
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
        }
        int rebased = (bits & 0x7fffffff) - (EXPONENT_REBIAS << 23);
        int roundToEven = 0xfff + ((rebased >> 13) & 1);
        return (short) (sign | (rebased + roundToEven) >> 13);
    }
}
