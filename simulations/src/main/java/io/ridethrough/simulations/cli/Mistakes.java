package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is wrong with a command line, gathered while it is read, so that all of it is told at once. */
final class Mistakes {
    private final List<Mistake> found = new ArrayList<>();

    /** @param where the option or argument, as it was typed */
    void add(String where, String what) {
        found.add(new Mistake(where, what));
    }

    void addAll(List<Mistake> mistakes) {
        found.addAll(mistakes);
    }

    /** What is read; empty where that is refused, for mistakes that are among these then. */
    <T> Optional<T> reading(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (MistakesException e) {
            addAll(e.mistakes());
            return Optional.empty();
        }
    }

    /** @throws MistakesException with all of them, when there is one */
    void refuse() {
        if (!found.isEmpty()) {
            throw new MistakesException(found);
        }
    }
}
