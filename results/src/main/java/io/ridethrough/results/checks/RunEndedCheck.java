package io.ridethrough.results.checks;

import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.Optional;

/** The run came to its end by itself. */
record RunEndedCheck() implements Check {

    /** What is measured of a run that a stop condition ended, and nothing else. */
    static final String STOPPED = "stopped";

    @Override
    public Claimed claimed() {
        return new Claimed(
                ValidityChecks.CLAIM, "run-ended", "The run came to its own end.", "ended by itself", "journal");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Optional<JournalEvent> failed = event(run, "failed");
        if (failed.isPresent()) {
            return Ruling.inconclusive(
                    "failed",
                    "the run failed: " + failed.get().fields().path("reason").asText("no reason given"),
                    List.of());
        }
        if (event(run, "interrupted").isPresent()) {
            return Ruling.inconclusive("interrupted", "the run was interrupted", List.of());
        }
        if (event(run, "run-ended").isEmpty()) {
            return Ruling.inconclusive("broke off", "the journal breaks off before the run's end", List.of());
        }
        Optional<JournalEvent> unclosed = event(run, "close-failed");
        if (unclosed.isPresent()) {
            return Ruling.inconclusive(
                    "ended badly",
                    "a part of the run did not close, and its record may be incomplete: "
                            + unclosed.get().fields().path("reason").asText("no reason given"),
                    List.of());
        }
        if (event(run, "stop-condition").isPresent()) {
            return Ruling.inconclusive(STOPPED, "a stop condition ended the run before its time", List.of());
        }
        return Ruling.pass("ended by itself", List.of());
    }

    private static Optional<JournalEvent> event(RunRecord run, String name) {
        return Timeline.event(run.journal(), name);
    }
}
