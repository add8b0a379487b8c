package io.ridethrough.results.inference;

import java.util.List;

/**
 * What the load generator saw of one step beside the requests themselves.
 *
 * @param load see {@link BenchStep#load()}
 * @param plannedPerSecond the rate asked for; ignored when the step was not open
 * @param windowNanos length of the measured window
 * @param completedInWindow complete answers that came within the window, whenever they began
 * @param underWay requests without an end at the window's start, its quarters and its end: five numbers
 * @param mostUnderWay at any time
 * @param hasBroughtAll false when the step was broken off before all its arrivals had come
 */
public record StepWatch(
        String load,
        double plannedPerSecond,
        long windowNanos,
        long completedInWindow,
        List<Integer> underWay,
        int mostUnderWay,
        boolean hasBroughtAll) {

    public StepWatch {
        underWay = List.copyOf(underWay);
    }
}
