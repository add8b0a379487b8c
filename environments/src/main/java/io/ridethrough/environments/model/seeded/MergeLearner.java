package io.ridethrough.environments.model.seeded;

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
 * Among equally frequent pairs the first in character order wins, so that the result does not depend on chance.
 */
final class MergeLearner {
    private final List<List<String>> words = new ArrayList<>();

    MergeLearner(List<String> texts) {
        for (String text : texts) {
            for (String word : WordSplitter.split(text)) {
                String letters = ByteAlphabet.write(word.getBytes(StandardCharsets.UTF_8));
                words.add(new ArrayList<>(List.of(letters.split(""))));
            }
        }
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
            words.forEach(word -> join(word, pair.get()));
        }
        return merges;
    }

    private Optional<String> mostFrequentPair() {
        Map<String, Integer> pairs = new TreeMap<>();
        for (List<String> word : words) {
            for (int i = 0; i + 1 < word.size(); i++) {
                pairs.merge(word.get(i) + " " + word.get(i + 1), 1, Integer::sum);
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
