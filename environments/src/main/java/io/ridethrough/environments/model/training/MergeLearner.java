package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.tokenizer.ByteAlphabet;
import io.ridethrough.environments.model.tokenizer.WordSplitter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Learns byte-pair merges (Sennrich et al. 2016): again and again the most frequent adjacent pair becomes one symbol.
 * Among equally frequent pairs the first in character order wins, so that the result does not depend on chance. Digits
 * never merge: a number is read and written digit by digit, whatever its length.
 */
final class MergeLearner {
    private record Word(List<String> symbols, int count) {}

    private final List<Word> words = new ArrayList<>();

    MergeLearner(List<String> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String text : texts) {
            WordSplitter.split(text).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        counts.forEach((word, count) -> {
            if (word.codePoints().noneMatch(Character::isDigit)) {
                String letters = ByteAlphabet.write(word.getBytes(StandardCharsets.UTF_8));
                words.add(new Word(new ArrayList<>(List.of(letters.split(""))), count));
            }
        });
    }

    /** {@code count} merges, each {@code left right}; fewer when every word has become one symbol. */
    List<String> learn(int count) {
        List<String> merges = new ArrayList<>();
        while (merges.size() < count) {
            Optional<String> pair = mostFrequentPair();
            if (pair.isEmpty()) {
                break;
            }
            merges.add(pair.get());
            words.forEach(word -> join(word.symbols(), pair.get()));
        }
        return merges;
    }

    private Optional<String> mostFrequentPair() {
        Map<String, Integer> pairs = new TreeMap<>();
        for (Word word : words) {
            List<String> symbols = word.symbols();
            for (int i = 0; i + 1 < symbols.size(); i++) {
                pairs.merge(symbols.get(i) + " " + symbols.get(i + 1), word.count(), Integer::sum);
            }
        }
        return pairs.entrySet().stream()
                .min(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static void join(List<String> word, String pair) {
        for (int i = 0; i + 1 < word.size(); i++) {
            if (pair.equals(word.get(i) + " " + word.get(i + 1))) {
                word.set(i, word.get(i) + word.remove(i + 1));
            }
        }
    }
}
