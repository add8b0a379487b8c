package io.ridethrough.stubs.store.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client is told when no usable answer came. */
public enum FallbackKind {
    /** What the shop's own rules say. */
    RULES,
    /** The last good answer to the same question of the same client, then rules. */
    CACHED,
    /** That a person will look at it; the case waits in the review queue. When that is full, rules. */
    QUEUE;

    /** The kind's name in files, options, headers and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every label, in the enum's order. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(FallbackKind::label).toList();
    }

    /** The kind of this label. */
    public static Optional<FallbackKind> labelled(String label) {
        return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
    }
}
