package io.ridethrough.results.export;

import io.ridethrough.results.run.AttemptReader;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.EgressFile;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RecordVisitor;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a run's records as tables, record by record, so that a run of any length fits into little memory. */
final class TableExport {

    private final RunFolder folder;
    private final Path to;
    private final TableFormat format;
    private final Lacking lacking = new Lacking();

    private TableExport(RunFolder folder, Path to, TableFormat format) {
        this.folder = folder;
        this.to = to;
        this.format = format;
    }

    /** As {@link CsvExport#write} says, in any format. */
    static List<String> write(RunFolder folder, Path to, TableFormat format) throws IOException {
        TableExport export = new TableExport(folder, to, format);
        Files.createDirectories(to);
        export.samplesAndJourneys();
        export.table(Tables.ATTEMPTS, folder.attempts(), AttemptReader::scan);
        export.table(Tables.CLAIMS, folder.claims(), ClaimLog::scan);
        export.table(Tables.EGRESS, folder.egress(), EgressFile::scan);
        export.findings();
        return export.lacking.sentences();
    }

    private void samplesAndJourneys() throws IOException {
        Path from = folder.samples();
        if (lacking.isMissing(from, format.file(Tables.SAMPLES) + " and " + format.file(Tables.JOURNEYS))) {
            return;
        }
        long seed = PlanFile.read(folder.plan()).seed();
        try (TableFile<SampleRow> samples = format.create(to, Tables.SAMPLES);
                TableFile<JourneyRow> journeys = format.create(to, Tables.JOURNEYS)) {
            SampleRows rows = new SampleRows(seed, samples, journeys);
            boolean isWhole = SampleFile.scan(from, rows);
            rows.throwFailure();
            lacking.tellUnless(isWhole, from);
            samples.finish();
            journeys.finish();
        }
    }

    /** Hands a file's records to a visitor, and tells whether the file ends at a record's end. */
    private interface Scan<T> {
        boolean scan(Path file, RecordVisitor<T> visitor) throws IOException;
    }

    private <T> void table(Table<T> table, Path from, Scan<T> scan) throws IOException {
        if (lacking.isMissing(from, format.file(table))) {
            return;
        }
        try (TableFile<T> file = format.create(to, table)) {
            lacking.tellUnless(scan.scan(from, file::row), from);
            file.finish();
        }
    }

    private void findings() throws IOException {
        Path from = folder.verdict();
        String name = format.file(Tables.FINDINGS);
        if (lacking.isMissing(from, name)) {
            return;
        }
        List<Finding> findings;
        try {
            findings = VerdictFile.read(from).findings();
        } catch (IOException torn) {
            lacking.tell(torn.getMessage() + ": there is no " + name + "; judge the run again");
            return;
        }
        try (TableFile<Finding> file = format.create(to, Tables.FINDINGS)) {
            for (Finding finding : findings) {
                file.row(finding);
            }
            file.finish();
        }
    }
}
