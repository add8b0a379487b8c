package io.ridethrough.results.output;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Attachment;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Allure shows beside a finding. Each is stored once and named by every result that shows it: a report has hundreds of
 * kilobytes, a journal more.
 *
 * @param ofAll verdict, report and journal, as far as they are there
 * @param plots still pictures by the flow or the point that they are of
 */
record ResultAttachments(List<Attachment> ofAll, Map<String, Attachment> plots) {

    private static final String VERDICT = "verdict-attachment.json";
    private static final String REPORT = "report-attachment.html";
    private static final String JOURNAL = "journal-attachment.ndjson";

    static ResultAttachments write(AllureLifecycle lifecycle, RunFolder folder, Verdict verdict) throws IOException {
        List<Attachment> ofAll = new ArrayList<>();
        Map<String, Attachment> plots = new LinkedHashMap<>();
        write(lifecycle, VERDICT, RunJson.pretty(verdict));
        ofAll.add(attachment("verdict.json", "application/json", VERDICT));
        if (Files.exists(folder.report())) {
            copy(lifecycle, folder.report(), REPORT);
            ofAll.add(attachment("report.html", "text/html", REPORT));
            StillPlots.of(Files.readString(folder.report())).forEach((subject, svg) -> {
                // Numbered, as a name out of a run need not be one that a file can have.
                String source = "plot-" + (plots.size() + 1) + "-attachment.svg";
                write(lifecycle, source, svg.getBytes(StandardCharsets.UTF_8));
                plots.put(subject, attachment("plot of " + subject, "image/svg+xml", source));
            });
        }
        if (Files.exists(folder.journal())) {
            copy(lifecycle, folder.journal(), JOURNAL);
            ofAll.add(attachment("journal.ndjson", "text/plain", JOURNAL));
        }
        return new ResultAttachments(ofAll, plots);
    }

    /** What a finding has: what all have, and the plots that its evidence is in. */
    List<Attachment> of(Finding finding) {
        List<Attachment> all = new ArrayList<>(ofAll);
        finding.evidence().stream()
                .map(evidence -> evidence.series().split("/", 3))
                .filter(parts -> parts.length > 1)
                .flatMap(parts -> Optional.ofNullable(plots.get(parts[1])).stream())
                .distinct()
                .forEach(all::add);
        return all;
    }

    private static void copy(AllureLifecycle lifecycle, Path file, String source) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            lifecycle.writeAttachment(source, in);
        }
    }

    private static void write(AllureLifecycle lifecycle, String source, byte[] bytes) {
        lifecycle.writeAttachment(source, new ByteArrayInputStream(bytes));
    }

    private static Attachment attachment(String name, String type, String source) {
        return new Attachment().setName(name).setType(type).setSource(source);
    }
}
