package io.ridethrough.stubs.store.graphql.complaint;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names that were perhaps meant: those within a distance of 0.4 times the length of what was written, plus 1.
 * The distance is Damerau's and Levenshtein's (optimal string alignment), blind to case but for one point.
 */
final class Suggestions {
    private static final int MOST = 5;
    private static final double TOLERANCE = 0.4;

    private Suggestions() {}

    /** {@code " Did you mean "a" or "b"?"} with a space before it, or nothing. */
    static String sentence(String before, String written, Collection<String> known) {
        double threshold = written.length() * TOLERANCE + 1;
        List<String> near = known.stream()
                .filter(name -> distance(written, name) <= threshold)
                .sorted(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .map(name -> "\"" + name + "\"")
                .toList();
        return near.isEmpty() ? "" : " Did you mean " + before + list(near) + "?";
    }

    private static String list(List<String> names) {
        int last = names.size() - 1;
        if (last == 0) {
            return names.get(0);
        }
        String comma = last > 1 ? ", " : " ";
        return names.subList(0, last).stream().collect(Collectors.joining(", ")) + comma + "or " + names.get(last);
    }

    static int distance(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        if (a.equals(b)) {
            return 1;
        }
        int[][] cells = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cells[i][j] = i == 0 || j == 0 ? i + j : cell(cells, a, b, i, j);
            }
        }
        return cells[a.length()][b.length()];
    }

    private static int cell(int[][] cells, String a, String b, int i, int j) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(cells[i - 1][j], cells[i][j - 1]) + 1, cells[i - 1][j - 1] + cost);
        boolean isSwapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwapped ? Math.min(least, cells[i - 2][j - 2] + 1) : least;
    }
}
