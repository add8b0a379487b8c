package io.ridethrough.environments.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The known word that a misspelt one most likely meant.
 *
 * <p>Optimal string alignment distance (Levenshtein's with the swap of two neighbours as one edit; Boytsov, "Indexing
 * methods for approximate dictionary searching", 2011, section 2.1). A word is near when a third of it, and at least one
 * letter, would have to change: beyond that a suggestion misleads more than it helps.
 */
public final class Nearest {

    private Nearest() {}

    /** The nearest of {@code known}, the first among equals; empty when none is near. */
    public static Optional<String> to(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> distance(lower, candidate) <= allowance(candidate))
                .min(Comparator.comparingInt(candidate -> distance(lower, candidate)));
    }

    /** {@code , did you mean `x`?} when one of {@code known} is near, else {@code ; known: `x`, `y`}. */
    public static String remedy(String word, Collection<String> known) {
        return to(word, known)
                .map(near -> ", did you mean `" + near + "`?")
                .orElseGet(() -> known.isEmpty() ? "; none is known" : "; known: `" + String.join("`, `", known) + "`");
    }

    private static int allowance(String candidate) {
        return Math.max(1, candidate.length() / 3);
    }

    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean isSwap = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwap ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
