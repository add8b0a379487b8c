package io.ridethrough.results.checks;

import io.ridethrough.results.run.Loss;
import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every file that the run wrote is there and whole. Asked only of a record that lacks something. */
record RecordWholeCheck() implements Check {

    static final String SUBJECT = "record-whole";

    /** Claims that fail by what is not in a file: without its end they would blame the shop for what is lost. */
    private static final Map<String, String> FAILS_BY_ABSENCE = Map.of(
            OrdersReconcileCheck.CLAIM, "claims.ndjson",
            ModelAsToldCheck.CLAIM, "inference-calls.ndjson");

    @Override
    public Claimed claimed() {
        return new Claimed(
                ValidityChecks.CLAIM, SUBJECT, "What the run wrote is there, and whole.", "every file whole", "files");
    }

    @Override
    public Ruling rule(RunRecord run) {
        String measured = told(run.losses());
        String doubts = told(run.losses().stream().filter(Loss::isDoubt));
        return doubts.isEmpty()
                ? Ruling.pass(measured, List.of())
                : Ruling.inconclusive(measured, "the run folder is not whole: " + doubts, List.of());
    }

    /** Whether a failure of this kind of claim may come of what is lost. */
    static boolean mayExplain(String claim, RunRecord run) {
        return run.losses().stream()
                .filter(Loss::isDoubt)
                .anyMatch(loss -> loss.file().equals(FAILS_BY_ABSENCE.get(claim)));
    }

    /** What is measured of a record that lacks these. */
    static String told(List<Loss> losses) {
        return told(losses.stream());
    }

    private static String told(Stream<Loss> losses) {
        return losses.map(Loss::told).collect(Collectors.joining("; "));
    }
}
