package io.ridethrough.results.checks;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** When each of a phase's events was due and whether it failed, by time; 8 bytes an event. */
final class DatedEvents {

    private final Window window;
    private final String whatFailing;
    private final String series;
    private final long[] marks;

    private DatedEvents(Window window, String whatFailing, String series, long[] marks) {
        this.window = window;
        this.whatFailing = whatFailing;
        this.series = series;
        this.marks = marks;
    }

    /**
     * The events of a phase.
     *
     * @param whatFailing what those that fail are and do, such as {@code guest checkout journeys did not complete}
     * @param series where they can be looked at
     * @param at when one was due, microseconds since the Unix epoch
     */
    static <T> DatedEvents of(
            Window phase,
            String whatFailing,
            String series,
            List<T> events,
            ToLongFunction<T> at,
            Predicate<T> hasFailed) {
        long[] marks = events.stream()
                .mapToLong(event -> at.applyAsLong(event) << 1 | (hasFailed.test(event) ? 1 : 0))
                .toArray();
        Arrays.sort(marks);
        return new DatedEvents(phase, whatFailing, series, marks);
    }

    Window window() {
        return window;
    }

    String whatFailing() {
        return whatFailing;
    }

    String series() {
        return series;
    }

    int count() {
        return marks.length;
    }

    boolean haveFailures() {
        return Arrays.stream(marks).anyMatch(mark -> (mark & 1) == 1);
    }

    long at(int event) {
        return marks[event] >> 1;
    }

    boolean hasFailed(int event) {
        return (marks[event] & 1) == 1;
    }

    /** From one event to another, the last one exclusive. */
    Window stretch(int begin, int end) {
        return new Window(window.name(), window.origin(), at(begin), at(end - 1) + 1);
    }
}
