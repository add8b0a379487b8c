package io.ridethrough.environments.model.gguf;

import java.nio.LongBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A GGUF file's content: metadata and tensors, both by name and in the file's order.
 *
 * <p>The typed readers fail with {@link MalformedGgufException} when a key is missing or of another kind, since a model
 * without it can't be used.
 */
public record Gguf(Map<String, MetadataValue> metadata, Map<String, GgufTensor> tensors) {

    public Gguf {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    public String text(String key) throws MalformedGgufException {
        return value(key, MetadataValue.Text.class).value();
    }

    /** A whole number within {@code 0 ≤ value ≤ limit}. */
    public int whole(String key, int limit) throws MalformedGgufException {
        long value = value(key, MetadataValue.Whole.class).value();
        if (value < 0 || value > limit) {
            throw new MalformedGgufException(key + " is " + value + ", not within 0 to " + limit);
        }
        return (int) value;
    }

    /** A finite number. */
    public float real(String key) throws MalformedGgufException {
        float value = (float) value(key, MetadataValue.Real.class).value();
        if (!Float.isFinite(value)) {
            throw new MalformedGgufException(key + " is " + value + ", not a finite number");
        }
        return value;
    }

    public List<String> texts(String key) throws MalformedGgufException {
        return value(key, MetadataValue.Texts.class).values();
    }

    public LongBuffer wholes(String key) throws MalformedGgufException {
        return value(key, MetadataValue.Wholes.class).values();
    }

    /** The tensor of that name, empty when the file has none. */
    public Optional<GgufTensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** The tensor of that name, which must have exactly that shape. */
    public GgufTensor tensor(String name, List<Long> shape) throws MalformedGgufException {
        GgufTensor tensor =
                tensor(name).orElseThrow(() -> new MalformedGgufException("tensor " + name + " is missing"));
        if (!tensor.shape().equals(shape)) {
            throw new MalformedGgufException(
                    "tensor " + name + " has shape " + tensor.shape() + " where " + shape + " is needed");
        }
        return tensor;
    }

    private <T extends MetadataValue> T value(String key, Class<T> kind) throws MalformedGgufException {
        MetadataValue value = metadata.get(key);
        if (value == null) {
            throw new MalformedGgufException("metadata " + key + " is missing");
        }
        if (!kind.isInstance(value)) {
            throw new MalformedGgufException("metadata " + key + " is a "
                    + value.getClass().getSimpleName() + ", not a " + kind.getSimpleName());
        }
        return kind.cast(value);
    }
}
