package io.ridethrough.environments.secret;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A credential. Whoever prints, logs or writes it as JSON gets {@value #SHOWN}; its value is had by {@link #reveal} alone, by
 * whoever sends it.
 */
public final class Secret {

    /** What stands in a secret's place wherever one would be seen. */
    public static final String SHOWN = "***";

    /** Longer than any token or key that a header holds. */
    public static final int MOST_CHARACTERS = 8_192;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * A secret of one line.
     *
     * @throws IllegalArgumentException when it is blank, longer than {@link #MOST_CHARACTERS}, or has a character in it that no
     *     header may have; the message does not hold it
     */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("is empty");
        }
        if (value.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("is longer than " + MOST_CHARACTERS + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has more than one line, or a control character");
        }
        return new Secret(value);
    }

    /** The value itself: to be sent, and never to be written, logged or told. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** {@value #SHOWN}, whatever it is. */
    @JsonValue
    @Override
    public String toString() {
        return SHOWN;
    }
}
