package io.ridethrough.faults.proxy.inference;

import static io.ridethrough.faults.proxy.inference.StageRig.eventStream;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.inference.Completion.Said;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.WrongContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WrongContentFuzzTest {
    private static final long SEED = 20_260_101;
    private static final List<String> ALPHABET = List.of("a", "a", "b", "-", "é", "\"", "\\", "\n", "😀");

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void a_key_is_replaced_wherever_tokens_cut_it() {
        String text = "the FUND-A, FUND-AFUND-A and FUFUND-A";
        for (int first = 0; first <= text.length(); first++) {
            for (int second = first; second <= text.length(); second++) {
                List<String> tokens =
                        List.of(text.substring(0, first), text.substring(first, second), text.substring(second));
                assertThat(said(Map.of("FUND-A", "X"), List.of(tokens)))
                        .as("cut at %d and %d", first, second)
                        .containsExactly(text.replace("FUND-A", "X"));
            }
        }
    }

    @Test
    void one_key_is_replaced_as_in_a_string() {
        for (int i = 0; i < 1_000; i++) {
            String key = text(1, 5);
            String replacement = text(0, 4);
            List<String> tokens = tokens();
            assertThat(said(Map.of(key, replacement), List.of(tokens)))
                    .as("seed %d, round %d, %s to %s in %s", SEED, i, key, replacement, tokens)
                    .containsExactly(String.join("", tokens).replace(key, replacement));
        }
    }

    @Test
    void several_keys_are_replaced_from_left_to_right_the_longest_first_in_each_choice() {
        for (int i = 0; i < 1_000; i++) {
            Map<String, String> replacements = new HashMap<>();
            while (replacements.size() < 4) {
                replacements.put(text(1, 4), text(0, 3));
            }
            List<List<String>> choices = List.of(tokens(), tokens(), tokens());
            assertThat(said(replacements, choices))
                    .as("seed %d, round %d, %s in %s", SEED, i, replacements, choices)
                    .isEqualTo(choices.stream()
                            .map(tokens -> replaced(String.join("", tokens), replacements))
                            .toList());
        }
    }

    /** What a client reads of each choice when their tokens come in a random order of choices. */
    private List<String> said(Map<String, String> replacements, List<List<String>> choices) {
        StageRig rig = new StageRig(new WrongContent(replacements));
        rig.feed(0, eventStream());
        List<Integer> next = new ArrayList<>(choices.stream().map(tokens -> 0).toList());
        int left = choices.stream().mapToInt(List::size).sum();
        int events = left;
        while (left > 0) {
            int choice = random.nextInt(choices.size());
            int at = next.get(choice);
            if (at < choices.get(choice).size()) {
                rig.event(0, json(choice, choices.get(choice).get(at)));
                next.set(choice, at + 1);
                left--;
            }
        }
        rig.end(0);
        rig.assertNothingHeld();
        String[] frames = rig.body().split("\n\n");
        assertThat(frames).hasSize(events);
        List<StringBuilder> texts =
                choices.stream().map(tokens -> new StringBuilder()).toList();
        for (String frame : frames) {
            Said said =
                    Completion.read(frame.substring("data: ".length())).said().get(0);
            texts.get(said.choice()).append(said.text());
        }
        return texts.stream().map(StringBuilder::toString).toList();
    }

    private static String json(int choice, String text) {
        return "{\"choices\":[{\"index\":" + choice + ",\"text\":" + JsonEdits.quote(text) + "}]}";
    }

    private static String replaced(String text, Map<String, String> replacements) {
        List<String> keys = replacements.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            String key = keys.stream()
                    .filter(candidate -> text.startsWith(candidate, from))
                    .findFirst()
                    .orElse("");
            replaced.append(key.isEmpty() ? text.substring(at, at + 1) : replacements.get(key));
            at += Math.max(1, key.length());
        }
        return replaced.toString();
    }

    private List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            tokens.add(text(0, 4));
        }
        return tokens;
    }

    private String text(int least, int most) {
        return random.ints(random.nextInt(least, most + 1), 0, ALPHABET.size())
                .mapToObj(ALPHABET::get)
                .collect(Collectors.joining());
    }
}
