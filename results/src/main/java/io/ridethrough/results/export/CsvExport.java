package io.ridethrough.results.export;

import io.ridethrough.results.run.AttemptReader;
import io.ridethrough.results.run.Chat;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.EgressFile;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A run's records as CSV files, record by record, so that a run of any length fits into little memory. A moment is a number
 * of microseconds since the Unix epoch. The findings are those of the last judgement.
 */
public final class CsvExport {

    private static final String SAMPLES = "samples.csv";
    private static final String JOURNEYS = "journeys.csv";
    private static final String ATTEMPTS = "attempts.csv";
    private static final String CLAIMS = "claims.csv";
    private static final String EGRESS = "egress.csv";
    private static final String FINDINGS = "findings.csv";

    /** The files that an export writes. */
    public static final List<String> FILES = List.of(SAMPLES, JOURNEYS, ATTEMPTS, CLAIMS, EGRESS, FINDINGS);

    private final RunFolder folder;
    private final Path to;
    private final Lacking lacking = new Lacking();

    private CsvExport(RunFolder folder, Path to) {
        this.folder = folder;
        this.to = to;
    }

    /**
     * Writes what the run has into a folder, which is made if need be. No file is overwritten.
     *
     * @return what the run lacks, a sentence each; empty when all is whole
     * @throws IOException when a file cannot be written or is there already, or one of the run's is malformed before its end,
     *     or its plan cannot be read
     */
    public static List<String> write(RunFolder folder, Path to) throws IOException {
        CsvExport export = new CsvExport(folder, to);
        Files.createDirectories(to);
        export.samplesAndJourneys();
        export.attempts();
        export.claims();
        export.egress();
        export.findings();
        return export.lacking.sentences();
    }

    private void samplesAndJourneys() throws IOException {
        Path from = folder.samples();
        if (lacking.isMissing(from, SAMPLES + " and " + JOURNEYS)) {
            return;
        }
        long seed = PlanFile.read(folder.plan()).seed();
        try (CsvFile samples = CsvFile.create(to.resolve(SAMPLES), SampleRows.SAMPLE_HEADER);
                CsvFile journeys = CsvFile.create(to.resolve(JOURNEYS), SampleRows.JOURNEY_HEADER)) {
            SampleRows rows = new SampleRows(seed, samples, journeys);
            boolean isWhole = SampleFile.scan(from, rows);
            rows.throwFailure();
            lacking.tellUnless(isWhole, from);
            samples.finish();
            journeys.finish();
        }
    }

    private void attempts() throws IOException {
        Path from = folder.attempts();
        if (lacking.isMissing(from, ATTEMPTS)) {
            return;
        }
        try (CsvFile csv = CsvFile.create(to.resolve(ATTEMPTS), "at_micros", "target", "point")) {
            lacking.tellUnless(
                    AttemptReader.scan(from, attempt -> csv.row(attempt.at(), attempt.target(), attempt.point())),
                    from);
            csv.finish();
        }
    }

    private void claims() throws IOException {
        Path from = folder.claims();
        if (lacking.isMissing(from, CLAIMS)) {
            return;
        }
        try (CsvFile csv =
                CsvFile.create(to.resolve(CLAIMS), "at_micros", "flow", "user", "email", "cart", "order", "answer")) {
            lacking.tellUnless(
                    ClaimLog.scan(
                            from,
                            claim -> csv.row(
                                    claim.at(),
                                    claim.flow(),
                                    claim.user(),
                                    claim.email(),
                                    claim.cart(),
                                    claim.order(),
                                    claim.answer())),
                    from);
            csv.finish();
        }
    }

    private void egress() throws IOException {
        Path from = folder.egress();
        if (lacking.isMissing(from, EGRESS)) {
            return;
        }
        try (CsvFile csv = CsvFile.create(
                to.resolve(EGRESS),
                "at_micros",
                "target",
                "address",
                "purpose",
                "tenant",
                "jurisdiction",
                "request_bytes",
                "ending",
                "took_micros",
                "is_searched_for_canaries",
                "canaries",
                "answer_canaries",
                "chat_point",
                "chat_model",
                "chat_prompt_sha256",
                "chat_answer",
                "chat_answer_model")) {
            lacking.tellUnless(EgressFile.scan(from, call -> csv.row(cells(call))), from);
            csv.finish();
        }
    }

    private static Object[] cells(EgressCall call) {
        return new Object[] {
            call.at(),
            call.target(),
            call.address(),
            call.purpose(),
            call.tenant(),
            call.jurisdiction(),
            call.requestBytes(),
            call.ending(),
            call.tookMicros().isPresent() ? call.tookMicros().getAsLong() : "",
            call.canaries().isPresent(),
            String.join(" ", call.canaries().orElse(List.of())),
            String.join(" ", call.answerCanaries()),
            call.chat().map(Chat::point).orElse(""),
            call.chat().map(Chat::model).orElse(""),
            call.chat().map(Chat::promptSha256).orElse(""),
            call.chat()
                    .map(chat -> chat.answer().name().toLowerCase(Locale.ROOT))
                    .orElse(""),
            call.chat().map(Chat::answerModel).orElse("")
        };
    }

    private void findings() throws IOException {
        Path from = folder.verdict();
        if (lacking.isMissing(from, FINDINGS)) {
            return;
        }
        List<Finding> findings;
        try {
            findings = VerdictFile.read(from).findings();
        } catch (IOException torn) {
            lacking.tell(torn.getMessage() + ": there is no " + FINDINGS + "; judge the run again");
            return;
        }
        try (CsvFile csv = CsvFile.create(
                to.resolve(FINDINGS),
                "id",
                "claim",
                "sentence",
                "grade",
                "expected",
                "measured",
                "why",
                "source",
                "evidence_millis")) {
            for (Finding finding : findings) {
                csv.row(
                        finding.id(),
                        finding.claim(),
                        finding.sentence(),
                        finding.grade(),
                        finding.expected(),
                        finding.measured(),
                        finding.why(),
                        finding.source(),
                        finding.evidence().stream()
                                .map(where -> where.series() + " " + where.fromMillis() + " " + where.toMillis())
                                .collect(Collectors.joining("; ")));
            }
            csv.finish();
        }
    }
}
