package io.ridethrough.environments.model.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StopTextTest {

    @Test
    void what_could_be_a_stop_text_is_held_back_until_it_is_known() {
        StopText stop = new StopText(List.of("\n\nEnd"));

        assertThat(stop.append("a\n")).isEqualTo("a");
        assertThat(stop.append("b\n\n")).isEqualTo("\nb");
        assertThat(stop.append("En")).isEmpty();
        assertThat(stop.append("de")).isEmpty();
        assertThat(stop.isStopped()).isTrue();
        assertThat(stop.append("more") + stop.finish()).isEmpty();
    }

    @Test
    void what_was_held_back_comes_at_the_end_when_no_stop_text_came_of_it() {
        StopText stop = new StopText(List.of("stop"));

        assertThat(stop.append("do not sto")).isEqualTo("do not ");
        assertThat(stop.finish()).isEqualTo("sto");
        assertThat(stop.isStopped()).isFalse();
    }

    @Test
    void a_stop_text_is_found_behind_a_false_start_of_itself() {
        StopText stop = new StopText(List.of("aab"));

        assertThat(stop.append("a") + stop.append("a") + stop.append("a") + stop.append("b"))
                .isEqualTo("a");
        assertThat(stop.isStopped()).isTrue();
    }

    @Test
    void of_stop_texts_that_end_together_the_longest_counts() {
        StopText stop = new StopText(List.of("c", "abc"));

        assertThat(stop.append("xabc")).isEqualTo("x");
    }

    @Test
    void pieces_make_no_difference_and_no_part_of_a_stop_text_gets_through() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String text = letters(random, 30);
            List<String> stops = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                stops.add(letters(random, 5));
            }
            StopText stop = new StopText(stops);
            StringBuilder released = new StringBuilder();
            int at = 0;
            while (at < text.length()) {
                int next = Math.min(text.length(), at + 1 + random.nextInt(6));
                released.append(stop.append(text.substring(at, next)));
                assertThat(text).as("seed %d", seed).startsWith(released.toString());
                at = next;
            }
            released.append(stop.finish());

            assertThat(released.toString())
                    .as("seed %d: %s cut at %s", seed, text, stops)
                    .isEqualTo(cut(text, stops));
            assertThat(stop.isStopped()).isEqualTo(released.length() < text.length());
        }
    }

    /** The whole text at once, by trying each end. */
    private static String cut(String text, List<String> stops) {
        for (int end = 1; end <= text.length(); end++) {
            String before = text.substring(0, end);
            int longest = stops.stream()
                    .filter(before::endsWith)
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            if (longest > 0) {
                return text.substring(0, end - longest);
            }
        }
        return text;
    }

    /** Of three letters, so that stop texts are found, and nearly found, often. */
    private static String letters(Random random, int most) {
        StringBuilder letters = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            letters.append((char) ('a' + random.nextInt(3)));
        }
        return letters.toString();
    }
}
