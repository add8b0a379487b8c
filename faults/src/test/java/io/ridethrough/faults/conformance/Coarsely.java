package io.ridethrough.faults.conformance;

import io.ridethrough.faults.proxy.Rig;
import java.time.Duration;
import java.util.Arrays;

/** Times in classes so far apart that a busy machine cannot move one into another. */
final class Coarsely {
    private Coarsely() {}

    /** The nearest of some times. */
    static String near(Duration measured, long... classesMillis) {
        long millis = measured.toMillis();
        long nearest = Arrays.stream(classesMillis)
                .boxed()
                .min((a, b) -> Long.compare(Math.abs(a - millis), Math.abs(b - millis)))
                .orElseThrow();
        return "about " + nearest + " ms";
    }

    /** The median of three, so that one hiccup does not count. */
    static Duration median(Rig.Attempt attempt) throws Exception {
        Duration[] durations = new Duration[3];
        for (int i = 0; i < durations.length; i++) {
            durations[i] = Rig.timed(attempt);
        }
        Arrays.sort(durations);
        return durations[durations.length / 2];
    }
}
