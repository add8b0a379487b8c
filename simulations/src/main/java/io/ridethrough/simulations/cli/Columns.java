package io.ridethrough.simulations.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A list's entry in two columns: its name, and paragraphs beside it that fit a terminal of 100 columns. */
final class Columns {
    private static final int NAME = 29;
    private static final int TEXT = 100 - 2 - NAME;

    private Columns() {}

    /** The entry's lines. The first paragraph stands beside the name, the others below. */
    static Stream<String> entry(String name, List<String> paragraphs) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : paragraphs) {
            for (String line : wrapped(paragraph)) {
                lines.add(String.format("%-" + NAME + "s%s", lines.isEmpty() ? name : "", line));
            }
        }
        return lines.stream();
    }

    private static List<String> wrapped(String paragraph) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > TEXT) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
