package io.ridethrough.environments.model.gguf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes GGUF version 3, little-endian, aligned to 32 bytes. Whole numbers are written as u32, those in arrays as i32,
 * real numbers as f32: the widths that llama.cpp expects of the keys that a model needs.
 */
public final class GgufWriter {
    private static final byte[] PADDING = new byte[GgufFormat.DEFAULT_ALIGNMENT];

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private GgufWriter() {}

    /**
     * The whole file; the same content gives the same bytes.
     *
     * @throws ArithmeticException when a whole number does not fit its width
     * @throws IllegalArgumentException when the metadata asks for another alignment
     */
    public static byte[] toBytes(Gguf content) {
        return new GgufWriter().write(content);
    }

    private byte[] write(Gguf content) {
        if (content.metadata().containsKey(GgufFormat.ALIGNMENT_KEY)) {
            throw new IllegalArgumentException(GgufFormat.ALIGNMENT_KEY + " is not written, the default is used");
        }
        putInt(GgufFormat.MAGIC);
        putInt(GgufFormat.VERSION);
        putLong(content.tensors().size());
        putLong(content.metadata().size());
        for (Map.Entry<String, MetadataValue> entry : content.metadata().entrySet()) {
            putText(entry.getKey());
            putValue(entry.getValue());
        }
        long offset = 0;
        for (GgufTensor tensor : content.tensors().values()) {
            putHeader(tensor, offset);
            offset = GgufFormat.alignUp(offset + tensor.bytes().remaining(), GgufFormat.DEFAULT_ALIGNMENT);
        }
        pad();
        for (GgufTensor tensor : content.tensors().values()) {
            byte[] bytes = new byte[tensor.bytes().remaining()];
            tensor.bytes().duplicate().get(bytes);
            out.writeBytes(bytes);
            pad();
        }
        return out.toByteArray();
    }

    private void putHeader(GgufTensor tensor, long offset) {
        putText(tensor.name());
        putInt(tensor.shape().size());
        tensor.shape().forEach(this::putLong);
        putInt(tensor.type().code());
        putLong(offset);
    }

    private void putValue(MetadataValue value) {
        if (value instanceof MetadataValue.Text text) {
            putInt(GgufFormat.STRING);
            putText(text.value());
        } else if (value instanceof MetadataValue.Whole whole) {
            if (whole.value() >>> Integer.SIZE != 0) {
                throw new ArithmeticException(whole.value() + " does not fit 32 bits");
            }
            putInt(GgufFormat.UINT32);
            putInt((int) whole.value());
        } else if (value instanceof MetadataValue.Real real) {
            putInt(GgufFormat.FLOAT32);
            putInt(Float.floatToIntBits((float) real.value()));
        } else if (value instanceof MetadataValue.Flag flag) {
            putInt(GgufFormat.BOOL);
            out.write(flag.value() ? 1 : 0);
        } else if (value instanceof MetadataValue.Texts texts) {
            putArray(GgufFormat.STRING, texts.values().size());
            texts.values().forEach(this::putText);
        } else if (value instanceof MetadataValue.Wholes wholes) {
            putArray(GgufFormat.INT32, wholes.values().remaining());
            for (int i = wholes.values().position(); i < wholes.values().limit(); i++) {
                putInt(Math.toIntExact(wholes.values().get(i)));
            }
        } else if (value instanceof MetadataValue.Reals reals) {
            putArray(GgufFormat.FLOAT32, reals.values().remaining());
            for (int i = reals.values().position(); i < reals.values().limit(); i++) {
                putInt(Float.floatToIntBits((float) reals.values().get(i)));
            }
        }
    }

    private void putArray(int elementType, int count) {
        putInt(GgufFormat.ARRAY);
        putInt(elementType);
        putLong(count);
    }

    private void putText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putLong(bytes.length);
        out.writeBytes(bytes);
    }

    private void putInt(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private void putLong(long value) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }

    private void pad() {
        out.write(PADDING, 0, (int) (GgufFormat.alignUp(out.size(), GgufFormat.DEFAULT_ALIGNMENT) - out.size()));
    }
}
