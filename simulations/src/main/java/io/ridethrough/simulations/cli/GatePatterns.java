package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Names of series, in which {@code *} stands for any characters.
 *
 * @param option that named them
 * @param patterns none for what is gated by default
 */
record GatePatterns(String option, List<String> patterns) {

    /** Those of {@code --gate}. */
    GatePatterns(List<String> patterns) {
        this("--gate", patterns);
    }

    /**
     * The series to be gated.
     *
     * @param names of all series
     * @param otherwise the series that are gated when nobody asks for others
     * @throws MistakesException when a pattern fits none of them
     */
    SortedSet<String> choose(Collection<String> names, SortedSet<String> otherwise) {
        if (patterns.isEmpty()) {
            return otherwise;
        }
        SortedSet<String> chosen = new TreeSet<>();
        for (String pattern : patterns) {
            Pattern compiled = Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
            List<String> fitting = names.stream()
                    .filter(name -> compiled.matcher(name).matches())
                    .toList();
            if (fitting.isEmpty()) {
                String there = names.isEmpty() ? "there are none" : "there are " + String.join(", ", names);
                throw MistakesException.of(option, "`" + pattern + "` fits no series, " + there);
            }
            chosen.addAll(fitting);
        }
        return chosen;
    }
}
