package io.ridethrough.results.capacity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the model fares while a step is measured. */
public enum ModelState {
    /** Nothing is broken. */
    HEALTHY,
    /** It answers, far too late. */
    SLOW,
    /** It does not answer. */
    OUT;

    /** Its name in files, options and sentences. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of that name.
     *
     * @throws IllegalArgumentException for another: the message names those there are
     */
    @JsonCreator
    public static ModelState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no state of the model: "
                        + Arrays.stream(values()).map(ModelState::word).collect(Collectors.joining(", "))));
    }
}
