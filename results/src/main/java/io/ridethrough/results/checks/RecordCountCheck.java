package io.ridethrough.results.checks;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import java.util.List;

/**
 * No request is missing from the record: as many samples as the generator says to have written, and as many as Gatling
 * itself counted. Gatling may or may not count a request that the end of the run cut off, so its count must lie between
 * the samples without those and all samples.
 */
record RecordCountCheck() implements Check {

    @Override
    public Claimed claimed() {
        return new Claimed(
                ValidityChecks.CLAIM,
                "records",
                "Every request that Gatling counted is in the record.",
                "equal counts",
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        JournalEvent finished = Timeline.event(run.journal(), "generator-finished")
                .orElseThrow(() -> new Unjudgeable("the load generator never finished"));
        int exitCode = finished.fields().path("exitCode").asInt(-1);
        Unjudgeable.unless(exitCode == 0, "the load generator ended with exit code " + exitCode);
        long byGatling = count(finished, "requestsByGatling");
        long written = count(finished, "samples");
        long read = run.samples().size();
        long cutOff = run.samples().stream()
                .filter(sample -> sample.outcome() == Outcome.ABORTED)
                .count();
        String told = read + " samples, " + byGatling + " counted by Gatling";
        if (read == 0) {
            return Ruling.inconclusive(told, "there are no samples", List.of());
        }
        if (written != read) {
            return Ruling.inconclusive(
                    told, "the generator wrote " + written + " samples, and " + read + " were read", List.of());
        }
        if (byGatling < read - cutOff || byGatling > read) {
            return Ruling.inconclusive(
                    told, "Gatling counted " + byGatling + " requests, and the record has " + read, List.of());
        }
        return Ruling.pass(told, List.of());
    }

    private static long count(JournalEvent finished, String field) {
        JsonNode count = finished.fields().path(field);
        Unjudgeable.unless(count.isIntegralNumber(), "the load generator finished without saying " + field);
        return count.longValue();
    }
}
