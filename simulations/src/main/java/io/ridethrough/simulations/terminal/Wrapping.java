package io.ridethrough.simulations.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between words. Counts one column a code point. */
final class Wrapping {

    private Wrapping() {}

    /** At least one line; a word longer than a line is broken, after a slash or a hyphen if it has one. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : clean(text).strip().split(" +", -1)) {
            String rest = word;
            if (!line.isEmpty() && width(line) + 1 + width(rest) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest) > columns) {
                int cut = cut(rest, columns);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int cut(String word, int columns) {
        int most = word.offsetByCodePoints(0, columns);
        int joint = Math.max(word.lastIndexOf('/', most - 1), word.lastIndexOf('-', most - 1)) + 1;
        return joint > 0 ? joint : most;
    }

    static int width(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    /** Without control characters: text from a system under test must not drive the terminal. */
    static String clean(String text) {
        return text.replaceAll("\\s", " ").replaceAll("\\p{Cntrl}", "");
    }
}
