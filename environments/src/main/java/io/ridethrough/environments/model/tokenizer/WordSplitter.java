package io.ridethrough.environments.model.tokenizer;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** GPT-2's split of a text into words before merging; merges never cross a word's edge. Loses no character. */
public final class WordSplitter {
    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private WordSplitter() {}

    /** The words, which joined give {@code text} again. */
    public static List<String> split(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }
}
