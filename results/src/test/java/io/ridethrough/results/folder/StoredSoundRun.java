package io.ridethrough.results.folder;

import io.ridethrough.results.checks.ARun;
import io.ridethrough.results.checks.Claims;
import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.run.AttemptLog;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.GoldenLog;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.LedgerFile;
import io.ridethrough.results.run.LineLog;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.run.ShownAnswerLog;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.samples.SampleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run that passes, stored with every file that a run can have. */
public final class StoredSoundRun {

    /** What is stored. */
    public static final RunRecord RUN = ARun.sound().claiming(Claims.all()).build();

    private StoredSoundRun() {}

    /** Stores it, with at most so many records a file; with fewer than there are it does not pass. */
    public static RunFolder store(Path path, int mostRecords) throws IOException {
        RunFolder folder = new RunFolder(path);
        PlanFile.write(folder.plan(), RUN.plan());
        LedgerFile.write(folder.ledger(), RUN.ledger().orElseThrow());
        try (SampleWriter samples = SampleWriter.create(folder.samples())) {
            RUN.samples().stream().limit(mostRecords).forEach(samples::record);
            RUN.journeys().stream().limit(mostRecords).forEach(samples::record);
        }
        try (LineLog<Claim> claims = ClaimLog.create(folder.claims());
                AttemptLog attempts = AttemptLog.create(folder.attempts())) {
            for (Claim claim :
                    RUN.claims().subList(0, Math.min(mostRecords, RUN.claims().size()))) {
                claims.append(claim);
            }
            RUN.attempts().stream().limit(mostRecords).forEach(attempts::append);
        }
        besideTheLoad(folder);
        journal(folder, mostRecords);
        return folder;
    }

    /** Stores all of it, with its verdict. */
    public static RunFolder storeJudged(Path path) throws IOException {
        RunFolder folder = store(path, Integer.MAX_VALUE);
        VerdictFile.write(folder.verdict(), Judge.judge(RUN));
        return folder;
    }

    private static void besideTheLoad(RunFolder folder) throws IOException {
        try (LineLog<ShownAnswer> shown = ShownAnswerLog.create(folder.shownAnswers());
                GoldenLog golden = GoldenLog.create(folder.golden())) {
            shown.append(new ShownAnswer(1, "dashboard", "portfolio-summary", 3, "alpine", List.of(), List.of()));
            golden.append(new GoldenAnswer(
                    "advice-1", 1, 2, 3, "A", "B", true, "complete", List.of("v"), List.of(), "hash", List.of(), ""));
        }
        GoldenLog.writeReferences(
                folder.goldenReferences(),
                new GoldenReferences(
                        "v1", List.of(new GoldenReferences.Whole("a", "v1", "fp", "A", "A: yes", "hash"))));
        Files.writeString(folder.faults(), "{\"at\":1,\"event\":\"planned\",\"fault\":\"ü\"}\n");
        Files.writeString(
                folder.egress(),
                "{\"at\":\"2026-01-01T00:00:00Z\",\"target\":\"h:1\",\"request_bytes\":0,\"ending\":\"cut\"}\n");
        Files.writeString(
                folder.inferenceCalls(),
                "{\"time\":\"2026-01-01T00:00:00Z\",\"modelAsked\":\"m\",\"modelAnswered\":\"\",\"outcome\":\"model\","
                        + "\"latencyMillis\":3,\"promptSha256\":\"aa\"}\n");
    }

    private static void journal(RunFolder folder, int mostRecords) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (JournalEvent event : RUN.journal().stream()
                .filter(event -> mostRecords > 100 || !event.event().equals("probe"))
                .toList()) {
            var line = event.fields().deepCopy().put("at", event.at()).put("event", event.event());
            if (event.event().equals("run-ended")) {
                var bytes = line.putObject("bytes");
                for (Path file : folder.recorded()) {
                    bytes.put(String.valueOf(file.getFileName()), Files.size(file));
                }
            }
            lines.append(line).append('\n');
        }
        Files.writeString(folder.journal(), lines);
    }
}
