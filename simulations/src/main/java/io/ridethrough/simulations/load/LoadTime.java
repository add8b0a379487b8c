package io.ridethrough.simulations.load;

import java.util.List;

/**
 * A clock that runs faster the higher the load is: where an arrival of a process that is even by this clock lies on the
 * timeline. For instants that never fall, and for one thread.
 */
final class LoadTime {
    private final List<ArrivalWindow> windows;
    private int window;
    private double startMicros;
    private double startLoadMicros;

    LoadTime(List<ArrivalWindow> windows) {
        this.windows = List.copyOf(windows);
    }

    /**
     * Microseconds after the start of load.
     *
     * @param atLoadMicros microseconds by this clock, below its end and not below the instant asked for before
     */
    long offsetMicros(double atLoadMicros) {
        while (window + 1 < windows.size()
                && atLoadMicros >= startLoadMicros + windows.get(window).loadMicros()) {
            startMicros += windows.get(window).micros();
            startLoadMicros += windows.get(window).loadMicros();
            window++;
        }
        ArrivalWindow now = windows.get(window);
        if (now.load() == ArrivalWindow.USUAL_LOAD && startMicros == startLoadMicros) {
            // Nothing has moved so far: not a rounding error either, so that old seeds bring the arrivals of old.
            return (long) atLoadMicros;
        }
        double within = (atLoadMicros - startLoadMicros) / now.load();
        return (long) Math.min(startMicros + within, startMicros + now.micros() - 1);
    }
}
