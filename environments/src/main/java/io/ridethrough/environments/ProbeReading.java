package io.ridethrough.environments;

import java.util.Map;

/**
 * What a probe read at one moment.
 *
 * @param source {@code proxy}, {@code store} or {@code model}
 * @param values facts by name; numbers, texts or maps of these
 */
public record ProbeReading(String source, Map<String, Object> values) {

    public ProbeReading {
        values = Map.copyOf(values);
    }
}
