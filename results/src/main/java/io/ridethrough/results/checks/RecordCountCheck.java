package io.ridethrough.results.checks;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import java.util.List;

/**
 * No request is missing from the record: as many samples as the generator says to have written, and as many as Gatling
 * made ready to be sent. A request that the end of the run cut off may not have come so far, so that count must lie between the
 * samples without those and all samples. Runs of earlier releases have Gatling's own count of answers and failures instead.
 */
record RecordCountCheck() implements Check {

    private static final String OF_EARLIER_RELEASES = "requestsByGatling";

    @Override
    public Claimed claimed() {
        return new Claimed(
                ValidityChecks.CLAIM,
                "records",
                "Every request that Gatling sent is in the record.",
                "equal counts",
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        JournalEvent finished = Timeline.event(run.journal(), "generator-finished")
                .orElseThrow(() -> new Unjudgeable("the load generator never finished"));
        int exitCode = finished.fields().path("exitCode").asInt(-1);
        Unjudgeable.unless(exitCode == 0, "the load generator ended with exit code " + exitCode);
        long sent = count(finished, finished.fields().has(OF_EARLIER_RELEASES) ? OF_EARLIER_RELEASES : "requestsSent");
        long written = count(finished, "samples");
        long read = run.samples().size();
        long cutOff = run.samples().stream()
                .filter(sample -> sample.outcome() == Outcome.ABORTED)
                .count();
        String told = read + " samples, " + sent + " sent by Gatling";
        if (read == 0) {
            return Ruling.inconclusive(told, "there are no samples", List.of());
        }
        if (written != read) {
            return Ruling.inconclusive(
                    told, "the generator wrote " + written + " samples, and " + read + " were read", List.of());
        }
        if (sent < read - cutOff || sent > read) {
            return Ruling.inconclusive(
                    told, "Gatling sent " + sent + " requests, and the record has " + read, List.of());
        }
        return Ruling.pass(told, List.of());
    }

    private static long count(JournalEvent finished, String field) {
        JsonNode count = finished.fields().path(field);
        Unjudgeable.unless(count.isIntegralNumber(), "the load generator finished without saying " + field);
        return count.longValue();
    }
}
