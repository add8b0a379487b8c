package io.ridethrough.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextCountsTest {

    private static final long SEED = 11;
    private static final int TEXTS = 20_000;

    @Test
    void counts_as_a_map_of_texts_does() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, Integer> raw = new HashMap<>();
        TextCounts counts = new TextCounts();
        Set<String> others = new HashSet<>();
        TextCounts other = new TextCounts();
        for (int i = 0; i < 3 * TEXTS; i++) {
            String text = "guest-20260102-030405-judged-" + random.nextInt(TEXTS) + "@example.test";
            raw.merge(text, 1, Integer::sum);
            counts.add(text);
            if (random.nextInt(3) == 0) {
                others.add(text);
                other.add(text);
            }
        }

        assertThat(counts.total()).isEqualTo(3L * TEXTS);
        assertThat(counts.moreThanOnce())
                .as("seed %s", SEED)
                .isEqualTo(raw.values().stream().filter(count -> count > 1).count());
        long rawNotIn = raw.entrySet().stream()
                .filter(text -> !others.contains(text.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(counts.totalNotIn(other)).as("seed %s", SEED).isEqualTo(rawNotIn);
        assertThat(counts.without(other).total()).as("seed %s", SEED).isEqualTo(rawNotIn);
    }

    @Test
    void the_empty_text_and_near_ones_are_told_apart() {
        TextCounts counts = new TextCounts();
        for (String text : new String[] {"", "\0", "\0\0", "a", "b", "ab", "ba", "000000010", "000000001"}) {
            counts.add(text);
        }
        assertThat(counts.moreThanOnce()).isZero();
        assertThat(counts.total()).isEqualTo(9);
    }
}
