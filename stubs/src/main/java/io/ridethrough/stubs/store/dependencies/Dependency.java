package io.ridethrough.stubs.store.dependencies;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the shop can't do without, or thinks it can. */
public enum Dependency {
    /** Down: every request is a 500 with a page that calls itself plain text. */
    DATABASE,
    /** The workers. Down: nginx answers 502; what was under way is lost to its clients. */
    PHP,
    /** Down: a search is an internal error, a filter finds nothing, and the checkout works. */
    SEARCH,
    /** Down: everything works, and takes longer. */
    REDIS;

    /** In commands and URLs, such as {@code database}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dependency> labelled(String label) {
        return Arrays.stream(values())
                .filter(dependency -> dependency.label().equals(label))
                .findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(Dependency::label).toList();
    }
}
