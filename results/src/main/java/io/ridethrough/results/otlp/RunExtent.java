package io.ridethrough.results.otlp;

import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;

/**
 * From a run's first event to its last, microseconds since the Unix epoch; zeros for a run without a journal.
 *
 * @param fromMicros the first
 * @param toMicros the last
 */
record RunExtent(long fromMicros, long toMicros) {

    static RunExtent of(RunRecord run) {
        return new RunExtent(
                run.journal().stream().mapToLong(JournalEvent::at).min().orElse(0),
                run.journal().stream().mapToLong(JournalEvent::at).max().orElse(0));
    }
}
