package io.ridethrough.stubs.store.presets;

import java.util.Collection;
import java.util.Comparator;

/** The known word that a misspelt one most likely meant, by Levenshtein's distance. */
final class NearestKey {
    private NearestKey() {}

    /** {@code , did you mean `x`?} when at most a third of a known word would have to change, else what is known. */
    static String remedy(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .map(near -> ", did you mean `" + near + "`?")
                .orElseGet(() -> "; known: `" + String.join("`, `", known) + "`");
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], above[j]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
