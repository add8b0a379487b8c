package io.ridethrough.simulations.terminal;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.simulations.presets.PresetMatrix;
import io.ridethrough.simulations.presets.PresetRun;
import io.ridethrough.simulations.terminal.Ink.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A matrix of presets as lines: a row a preset and a column a kind of claim, or, where that is too wide for the terminal, a
 * paragraph a preset; then what did not pass and why, and the matrix in a sentence.
 */
public final class PresetTable {
    private static final int GRADE = 14;
    private static final int GAP = 2;
    /** Of words such as {@code doubt}. */
    private static final int CELL = 5;

    private final Ink ink;
    private final int columns;

    private PresetTable(Ink ink, int columns) {
        this.ink = ink;
        this.columns = columns;
    }

    /** The lines for such surroundings. */
    public static List<String> lines(PresetMatrix matrix, Surroundings surroundings) {
        return new PresetTable(
                        new Ink(surroundings.hasColour()),
                        surroundings.columns().getAsInt())
                .lines(matrix);
    }

    private List<String> lines(PresetMatrix matrix) {
        List<String> lines = new ArrayList<>(List.of(""));
        List<Column> claims = matrix.claims().stream().map(Column::of).toList();
        int names = GAP
                + matrix.runs().stream()
                        .mapToInt(run -> Wrapping.width(run.preset()))
                        .reduce(Wrapping.width("preset"), Math::max);
        int width = names + claims.stream().mapToInt(Column::width).sum() + Math.max(0, claims.size() - 1);
        if (width <= columns) {
            table(matrix, claims, names, lines);
        } else {
            paragraphs(matrix, claims, lines);
        }
        lines.add("");
        matrix.runs().forEach(run -> remarks(run, lines));
        told(Ink.toneOf(matrix.grade()), matrix.grade().name(), matrix.sentence(), lines);
        return lines;
    }

    private void table(PresetMatrix matrix, List<Column> claims, int names, List<String> lines) {
        int rows = claims.stream().mapToInt(claim -> claim.heading().size()).reduce(1, Math::max);
        for (int row = 0; row < rows; row++) {
            Line line = new Line(ink, columns).left(Tone.DIM, row == 0 ? "preset" : "", names);
            for (Column claim : claims) {
                line.left(
                        Tone.DIM, row < claim.heading().size() ? claim.heading().get(row) : "", claim.width() + 1);
            }
            lines.add(line.text());
        }
        for (PresetRun run : matrix.runs()) {
            Line line = new Line(ink, columns).left(Tone.PLAIN, run.preset(), names);
            for (Column claim : claims) {
                Optional<Grade> grade = run.grade(claim.name());
                line.left(tone(grade), word(grade), claim.width() + 1);
            }
            lines.add(line.text());
        }
    }

    private void paragraphs(PresetMatrix matrix, List<Column> claims, List<String> lines) {
        for (PresetRun run : matrix.runs()) {
            lines.add(new Line(ink, columns).add(Tone.BOLD, run.preset()).text());
            for (Column claim : claims) {
                Optional<Grade> grade = run.grade(claim.name());
                lines.add(new Line(ink, columns)
                        .add("  ")
                        .left(tone(grade), word(grade), CELL + GAP)
                        .add(claim.name())
                        .text());
            }
        }
    }

    private void remarks(PresetRun run, List<String> lines) {
        for (Finding finding : run.remarkable()) {
            told(
                    Ink.toneOf(finding.grade()),
                    finding.grade().name(),
                    run.preset() + ", " + finding.id() + ": "
                            + (finding.why().isEmpty() ? finding.measured() : finding.why()),
                    lines);
        }
    }

    private void told(Tone tone, String word, String text, List<String> lines) {
        List<String> wrapped = Wrapping.wrap(text, columns - GRADE);
        for (int row = 0; row < wrapped.size(); row++) {
            lines.add(new Line(ink, columns)
                    .left(tone, row == 0 ? word : "", GRADE)
                    .add(wrapped.get(row))
                    .text());
        }
    }

    private static String word(Optional<Grade> grade) {
        return grade.map(PresetMatrix::word).orElse("-");
    }

    private static Tone tone(Optional<Grade> grade) {
        return grade.map(Ink::toneOf).orElse(Tone.DIM);
    }

    /** A kind of claim, its name broken at hyphens so that the column is narrow. */
    private record Column(String name, List<String> heading, int width) {

        static Column of(String name) {
            List<String> heading = List.of(name.split("(?<=-)", -1));
            return new Column(
                    name, heading, heading.stream().mapToInt(Wrapping::width).reduce(CELL, Math::max));
        }
    }
}
