package io.ridethrough.results.capacity.comparison;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What two studies show of how a capacity changed. */
public enum Change {
    /** It is higher. */
    HIGHER,
    /** It is lower. */
    LOWER,
    /** Both were estimated, and their intervals leave room for none. */
    NOT_SHOWN,
    /** One of them is no estimate, or only a bound that does not decide. */
    CANNOT_TELL;

    /** Its name in files. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
