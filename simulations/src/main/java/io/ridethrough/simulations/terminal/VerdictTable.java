package io.ridethrough.simulations.terminal;

import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.terminal.Ink.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The verdict as lines: findings from best to worst, so that what went wrong ends up nearest to the prompt. */
final class VerdictTable {

    private static final int GRADE_COLUMNS = 14;
    private static final int REMARK_COLUMNS = 7;
    private static final int GAP = 2;

    private final Ink ink;

    VerdictTable(Ink ink) {
        this.ink = ink;
    }

    List<String> lines(Verdict verdict, RunFolder folder, int columns) {
        List<String> lines = new ArrayList<>();
        List<Finding> findings = verdict.findings().stream()
                .sorted(Comparator.comparing(Finding::grade))
                .toList();
        if (!findings.isEmpty()) {
            Widths widths = Widths.of(findings, columns);
            lines.add("");
            lines.add(new Line(ink, columns)
                    .left(Tone.DIM, "", GRADE_COLUMNS)
                    .left(Tone.DIM, "finding", widths.id() + GAP)
                    .left(Tone.DIM, "expected", widths.expected() + GAP)
                    .add(Tone.DIM, "measured")
                    .text());
            findings.forEach(finding -> rows(finding, widths, columns, lines));
        }
        lines.add("");
        closing(verdict, folder, columns, lines);
        return lines;
    }

    private void rows(Finding finding, Widths widths, int columns, List<String> lines) {
        List<String> ids = Wrapping.wrap(finding.id(), widths.id());
        List<String> expected = Wrapping.wrap(finding.expected(), widths.expected());
        List<String> measured = Wrapping.wrap(finding.measured(), widths.measured());
        int rows = Math.max(ids.size(), Math.max(expected.size(), measured.size()));
        for (int row = 0; row < rows; row++) {
            lines.add(new Line(ink, columns)
                    .left(
                            Ink.toneOf(finding.grade()),
                            row == 0 ? finding.grade().name() : "",
                            GRADE_COLUMNS)
                    .left(Tone.PLAIN, at(ids, row), widths.id() + GAP)
                    .left(Tone.PLAIN, at(expected, row), widths.expected() + GAP)
                    .add(at(measured, row))
                    .text());
        }
        if (finding.grade() != Grade.PASS) {
            remark("claim", finding.sentence(), columns, lines);
        }
        if (!finding.why().isEmpty()) {
            remark("why", finding.why(), columns, lines);
        }
    }

    private void remark(String word, String text, int columns, List<String> lines) {
        List<String> wrapped = Wrapping.wrap(text, columns - GRADE_COLUMNS - REMARK_COLUMNS);
        for (int row = 0; row < wrapped.size(); row++) {
            lines.add(new Line(ink, columns)
                    .left(Tone.PLAIN, "", GRADE_COLUMNS)
                    .left(Tone.DIM, row == 0 ? word : "", REMARK_COLUMNS)
                    .add(wrapped.get(row))
                    .text());
        }
    }

    private void closing(Verdict verdict, RunFolder folder, int columns, List<String> lines) {
        List<String> sentence = Wrapping.wrap(verdict.sentence(), columns - GRADE_COLUMNS);
        for (int row = 0; row < sentence.size(); row++) {
            lines.add(new Line(ink, columns)
                    .left(
                            Ink.toneOf(verdict.grade()),
                            row == 0 ? verdict.grade().name() : "",
                            GRADE_COLUMNS)
                    .add(Tone.BOLD, sentence.get(row))
                    .text());
        }
        Line counts = new Line(ink, columns).left(Tone.PLAIN, "", GRADE_COLUMNS);
        String separator = "";
        for (Grade grade : Grade.values()) {
            long count = verdict.findings().stream()
                    .filter(finding -> finding.grade() == grade)
                    .count();
            counts.add(separator).add(count == 0 ? Tone.DIM : Ink.toneOf(grade), count + " " + grade.name());
            separator = ", ";
        }
        lines.add(counts.text());
        lines.add("");
        // Paths aren't cut: a path that can't be copied whole is of no use.
        lines.add("report   " + folder.report());
        lines.add("verdict  " + folder.verdict());
    }

    private static String at(List<String> cells, int row) {
        return row < cells.size() ? cells.get(row) : "";
    }

    /** Columns of the three cells: as wide as their texts need, as far as the terminal's width allows. */
    private record Widths(int id, int expected, int measured) {

        static Widths of(List<Finding> findings, int columns) {
            int room = columns - GRADE_COLUMNS - 2 * GAP;
            int id = Math.min(widest("finding", findings, Finding::id), room * 2 / 5);
            int expected = Math.min(widest("expected", findings, Finding::expected), room / 3);
            return new Widths(id, expected, room - id - expected);
        }

        private static int widest(String heading, List<Finding> findings, Function<Finding, String> cell) {
            return findings.stream().map(cell).mapToInt(Wrapping::width).reduce(Wrapping.width(heading), Math::max);
        }
    }
}
