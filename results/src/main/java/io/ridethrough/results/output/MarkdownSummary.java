package io.ridethrough.results.output;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A verdict as Markdown, for a pipeline's summary page: worst findings first. A cell has at most
 * {@value #LONGEST_CELL} characters, which keeps any plausible verdict under the 1 MiB that such pages accept.
 */
public final class MarkdownSummary {

    static final int LONGEST_CELL = 500;

    private MarkdownSummary() {}

    /** Writes the summary, replacing one that is there. */
    public static void write(Path file, Verdict verdict) throws IOException {
        Files.writeString(file, markdown(verdict), StandardCharsets.UTF_8);
    }

    static String markdown(Verdict verdict) {
        StringBuilder page = new StringBuilder();
        page.append("# ")
                .append(cell(verdict.scenario()))
                .append(": ")
                .append(verdict.grade())
                .append("\n\n")
                .append(cell(verdict.sentence()))
                .append("\n\n")
                .append("| grade | claim | expected | measured | why | id |\n")
                .append("|---|---|---|---|---|---|\n");
        List<Finding> worstFirst = verdict.findings().stream()
                .sorted(Comparator.comparing(Finding::grade).reversed())
                .toList();
        for (Finding finding : worstFirst) {
            page.append("| ")
                    .append(word(finding.grade()))
                    .append(" | ")
                    .append(cell(finding.sentence()))
                    .append(" | ")
                    .append(cell(finding.expected()))
                    .append(" | ")
                    .append(cell(finding.measured()))
                    .append(" | ")
                    .append(cell(finding.why()))
                    .append(" | ")
                    .append(cell(finding.id()))
                    .append(" |\n");
        }
        return page.append("\nRun `").append(verdict.runId()).append("`.\n").toString();
    }

    private static String word(Grade grade) {
        return grade == Grade.PASS ? "PASS" : "**" + grade + "**";
    }

    /** Text that stays one cell: what would end it, or begin a tag, an entity, a link or an image, is escaped. */
    private static String cell(String text) {
        return shortened(text)
                .replaceAll("\\s+", " ")
                .strip()
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("`", "\\`")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace("!", "\\!")
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    }

    /** Never between the halves of a surrogate pair, one of which alone no file can hold. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST_CELL) {
            return text;
        }
        int end = LONGEST_CELL - 1;
        boolean isPair = Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
        return text.substring(0, isPair ? end - 1 : end) + "…";
    }
}
