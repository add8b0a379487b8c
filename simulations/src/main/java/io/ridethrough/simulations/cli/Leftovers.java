package io.ridethrough.simulations.cli;

import io.ridethrough.faults.toxiproxy.AllowedHosts;
import io.ridethrough.faults.toxiproxy.Healing;
import io.ridethrough.faults.toxiproxy.Healing.Outcome;
import io.ridethrough.faults.toxiproxy.JournalSweep;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a run does before it starts: heals what killed runs left, as well as a moment allows. */
public final class Leftovers {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(1);

    private Leftovers() {}

    /** Says a line for what was removed and one for what may still be in place; nothing when there was nothing. */
    public static void heal(Path runs, PrintWriter err) {
        List<Healing> healings;
        try {
            healings = new JournalSweep(new AllowedHosts(Set.of()), CALL_LIMIT, Clock.systemUTC())
                    .sweep(FaultJournals.in(runs));
        } catch (IOException e) {
            // The run itself will say what is wrong with the folder.
            return;
        }
        long removed = count(healings, Outcome.REMOVED);
        if (removed > 0) {
            err.println("ridethrough: healed " + removed + (removed == 1 ? " fault" : " faults") + " of killed runs");
        }
        long left = count(healings, Outcome.FAILED);
        if (left > 0) {
            err.println("ridethrough: " + left + (left == 1 ? " fault" : " faults")
                    + " of killed runs may still be in place; see: ridethrough heal");
        }
    }

    private static long count(List<Healing> healings, Outcome outcome) {
        return healings.stream().filter(healing -> healing.outcome() == outcome).count();
    }
}
