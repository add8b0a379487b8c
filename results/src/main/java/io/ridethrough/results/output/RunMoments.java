package io.ridethrough.results.output;

import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.util.List;

/** When a run began, when its load began and when it ended, in milliseconds since the Unix epoch; 0 where unknown. */
record RunMoments(long startedMillis, long originMillis, long endedMillis) {

    static RunMoments of(RunRecord run) {
        List<JournalEvent> journal = run.journal();
        if (journal.isEmpty()) {
            return new RunMoments(0, 0, 0);
        }
        long started = journal.get(0).at() / 1000;
        long origin = journal.stream()
                .filter(event -> event.event().equals("load-started"))
                .map(event -> event.fields().path("origin").asLong(event.at()) / 1000)
                .findFirst()
                .orElse(started);
        return new RunMoments(started, origin, journal.get(journal.size() - 1).at() / 1000);
    }
}
