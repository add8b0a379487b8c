package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.BreakerHistory;
import io.ridethrough.environments.RunningEnvironment;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Writes into the journal what the shop's own breakers went through: once, after the load, so that reading disturbs nothing. */
final class BreakerRecord {

    private BreakerRecord() {}

    /** Reads over the network. Without an answer the run can still be judged: on the wire, and by what the probes saw. */
    static void journal(RunningEnvironment environment, RunJournal journal) {
        List<BreakerHistory> histories;
        try {
            histories = environment.breakers();
        } catch (IOException e) {
            journal.append("breakers-unread", Map.of("reason", String.valueOf(e.getMessage())));
            return;
        }
        for (BreakerHistory history : histories) {
            journal.append(
                    "breaker-read",
                    Map.of(
                            "point", history.point(),
                            "state", history.state(),
                            "forgotten", history.forgotten(),
                            "changes", history.changes().size()));
            for (BreakerHistory.Change change : history.changes()) {
                journal.append(
                        "breaker-changed",
                        Map.of(
                                "point", history.point(),
                                "changedAt", ChronoUnit.MICROS.between(Instant.EPOCH, change.at()),
                                "from", change.from(),
                                "to", change.to()));
            }
        }
    }
}
