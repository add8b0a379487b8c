package io.ridethrough.simulations.prove;

import io.ridethrough.results.checks.BreakerAgreement;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How far breakers read on the wire alone agreed with the shop's own, over the runs of a proof: times are added up, so that a
 * long run counts for more than a short one.
 *
 * @param breakers that were compared, each in one run
 * @param judgedMicros time in which neither reading is unknown
 * @param agreeingMicros of that
 * @param alarmMicros longest time for which one was read open while it was closed
 */
public record BreakerTally(int breakers, long judgedMicros, long agreeingMicros, long alarmMicros) {

    static final BreakerTally NONE = new BreakerTally(0, 0, 0, 0);

    /**
     * Reads the runs back.
     *
     * @param runs the folder of all runs
     * @throws IOException when a run that was played cannot be read
     */
    public static BreakerTally of(Path runs, List<TrialResult> results) throws IOException {
        BreakerTally tally = NONE;
        for (TrialResult result : results) {
            if (!result.hasRun()) {
                continue;
            }
            RunFolder folder = new RunFolder(runs.resolve(result.verdict().runId()));
            for (BreakerAgreement agreement :
                    BreakerAgreement.of(RunReader.read(folder)).values()) {
                tally = tally.with(agreement);
            }
        }
        return tally;
    }

    BreakerTally with(BreakerAgreement agreement) {
        return new BreakerTally(
                breakers + 1,
                judgedMicros + agreement.judgedMicros(),
                agreeingMicros + agreement.agreeingMicros(),
                Math.max(alarmMicros, agreement.alarmMicros()));
    }

    /** One sentence, for the terminal and for the page. */
    public String sentence() {
        if (judgedMicros == 0) {
            return "No breaker could be compared on the wire with the shop's own word.";
        }
        return String.format(
                Locale.ROOT,
                "Breakers read on the wire alone agreed with the shop's own within %d ms for %.2f %% of %,.0f s (%d"
                        + " breakers); none was read open while it was closed for longer than %.2f s.",
                BreakerAgreement.TOLERANCE.toMillis(),
                Math.floor(10_000.0 * agreeingMicros / judgedMicros) / 100,
                judgedMicros / 1e6,
                breakers,
                alarmMicros / 1e6);
    }
}
