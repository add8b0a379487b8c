package io.ridethrough.results.capacity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What ran out first. */
public enum Bottleneck {
    /** The shop's workers. */
    WORKERS,
    /** The slots of the model. */
    INFERENCE_SLOTS,
    /** Workers and slots were free, and the shop was slow all the same. */
    DATABASE_OR_OTHER,
    /** What made the load: nothing can be said of the shop. */
    GENERATOR,
    /** Nothing ran out, or nothing told. */
    UNKNOWN;

    /** Its name in files and sentences. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException for another
     */
    @JsonCreator
    public static Bottleneck of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no bottleneck"));
    }
}
