package io.ridethrough.results.export;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** The seconds of a step that may still be added to, and the log that those go to which may not. For one thread. */
final class StepSeconds {

    private final HistogramLog log;
    private final TreeMap<Long, OpenSecond> open = new TreeMap<>();
    private long writtenBefore = Long.MIN_VALUE;

    StepSeconds(HistogramLog log) {
        this.log = log;
    }

    /** Adds a latency that is not below 0. */
    void add(long second, long micros) {
        if (second < writtenBefore) {
            throw new IllegalStateException("second " + second + " is written, as are all before " + writtenBefore);
        }
        open.computeIfAbsent(second, unused -> new OpenSecond()).add(micros);
    }

    /**
     * Writes the seconds before this one: nothing will be added to them any more.
     *
     * @param room a histogram to work with, whatever it holds
     */
    void writeBefore(long second, Histogram room) throws IOException {
        writtenBefore = second;
        for (Map.Entry<Long, OpenSecond> next = open.firstEntry();
                next != null && next.getKey() < second;
                next = open.firstEntry()) {
            room.reset();
            next.getValue().addTo(room);
            log.interval(next.getKey(), room);
            open.remove(next.getKey());
        }
    }

    int open() {
        return open.size();
    }
}
