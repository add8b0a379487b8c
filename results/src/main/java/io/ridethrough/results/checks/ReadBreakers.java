package io.ridethrough.results.checks;

import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Every breaker of a run, as two read it each.
 *
 * @param readings none where reading them crashed, or what they need is missing
 * @param checks what the verdict says of the readings themselves
 */
record ReadBreakers(List<BreakerReadings> readings, List<Check> checks) {

    /** Begins to read them. That takes longer than any claim, and no claim waits for it: it is weighed afterwards. */
    static CompletableFuture<ReadBreakers> begin(RunRecord run) {
        return CompletableFuture.supplyAsync(() -> of(run));
    }

    private static ReadBreakers of(RunRecord run) {
        try {
            List<BreakerReadings> readings = BreakerReadings.of(run);
            return new ReadBreakers(
                    readings,
                    readings.stream().<Check>map(BreakerAgreementCheck::new).toList());
        } catch (Unjudgeable unsettled) {
            // Whatever is missing, the claims that need it tell.
            return new ReadBreakers(List.of(), List.of());
        } catch (RuntimeException crash) {
            return new ReadBreakers(List.of(), List.of(new UnreadBreakersCheck(crash)));
        }
    }
}
