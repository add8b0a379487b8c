package io.ridethrough.environments.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictYamlTest {

    private final Mistakes mistakes = new Mistakes("pond.yaml");

    @TempDir
    Path folder;

    @Test
    void reads_every_kind_of_value() {
        YamlMap map = parse("""
                name: frog-pond
                deep: true
                depth: 3
                clarity: 0.75
                lasts: 1.5m
                inflow: 120/min
                shade: 12.5%
                growth: 1.2x
                outflow: 2MB/s
                fish: [carp, tench]
                weed: lily
                """);

        assertThat(map.required("name", "").name()).isEqualTo("frog-pond");
        assertThat(map.required("deep", "").flag()).isTrue();
        assertThat(map.required("depth", "").integer(0, 9)).isEqualTo(3);
        assertThat(map.required("clarity", "").decimal(0, 1)).isEqualTo(0.75);
        assertThat(map.required("lasts", "").duration(Duration.ZERO, Duration.ofHours(1)))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(map.required("inflow", "").perSecond(0, 9)).isEqualTo(2.0);
        assertThat(map.required("shade", "").share(0, 1)).isEqualTo(0.125);
        assertThat(map.required("growth", "").times(1, 9)).isEqualTo(1.2);
        assertThat(map.required("outflow", "").kilobytesPerSecond(1, 9000)).isEqualTo(2000);
        assertThat(map.required("fish", "").list().stream().map(YamlValue::text))
                .containsExactly("carp", "tench");
        assertThat(map.required("weed", "").oneOrMore()).hasSize(1);
        assertThat(map.optional("frogs")).isEmpty();
        mistakes.throwIfAny();
    }

    @Test
    void an_unknown_key_is_refused_with_the_nearest_known_one() {
        parse("name: pond\nduraton: 4s\n").closed(List.of("name", "duration"));

        assertThat(told()).containsExactly("pond.yaml:2: duraton: unknown key `duraton`, did you mean `duration`?");
    }

    @Test
    void a_key_that_resembles_none_is_answered_with_all_known_ones() {
        parse("colour: green\n").closed(List.of("name", "duration"));

        assertThat(told()).containsExactly("pond.yaml:1: colour: unknown key `colour`; known: `name`, `duration`");
    }

    @Test
    void a_misspelt_key_is_not_reported_as_missing_too() {
        YamlMap map = parse("duraton: 4s\n").closed(List.of("duration"));
        map.required("duration", "say how long");

        assertThat(told()).hasSize(1);
    }

    @Test
    void a_missing_key_says_what_belongs_there() {
        YamlMap map = parse("a: 1\npond:\n  deep: true\n");
        map.required("pond", "").map().orElseThrow().required("name", "what people call it");

        assertThat(told()).containsExactly("pond.yaml:3: pond.name: missing key `name`: what people call it");
    }

    @Test
    void the_path_counts_list_entries_from_0() {
        YamlMap map = parse("ponds:\n  - fish:\n      - depth: 1\n  - fish:\n      - depth: 1\n      - depth: no\n");
        map.required("ponds", "").maps().stream()
                .flatMap(pond -> pond.required("fish", "").maps().stream())
                .forEach(fish -> fish.required("depth", "").integer(0, 9));

        assertThat(told())
                .containsExactly("pond.yaml:6: ponds[1].fish[1].depth: `no` is a yes or no: write a whole number,"
                        + " without a unit");
    }

    @Test
    void a_duplicate_key_names_the_line_of_the_first() {
        parse("name: a\ndeep: true\nname: b\n");

        assertThat(told())
                .containsExactly("pond.yaml:3: name: duplicate key, already given in line 1: keep one of them");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    20          | `20` is a number: write a duration such as `500ms`, `20s` or `2m`
                    4 seconds   | `4 seconds` is a text: write a duration such as `500ms`, `20s` or `2m`
                    -4s         | `-4s` is a text: write a duration such as `500ms`, `20s` or `2m`
                    [4s]        | is a list: write a duration such as `500ms`, `20s` or `2m`
                    {a: 4s}     | is a map: write a duration such as `500ms`, `20s` or `2m`
                    ~           | has no value: write a duration such as `500ms`, `20s` or `2m`
                    0ms         | `0s` is too small: at least `100ms`
                    90m         | `90m` is too large: at most `1h`
                    500.5ms     | is finer than a millisecond: write whole milliseconds
                    999999999h  | `999999999h` is too large: at most `1h`
                    """)
    void a_bad_duration_is_told_what_would_be_right(String written, String expected) {
        Duration standIn =
                parse("x: " + written).required("x", "").duration(Duration.ofMillis(100), Duration.ofHours(1));

        assertThat(told()).containsExactly("pond.yaml:1: x: " + expected);
        assertThat(standIn).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void each_kind_of_quantity_refuses_the_others() {
        YamlMap map = parse("rate: 4s\nshare: 0.99\ntimes: 3\nbandwidth: 64KB\n");
        map.required("rate", "").perSecond(0, 9);
        map.required("share", "").share(0, 1);
        map.required("times", "").times(1, 9);
        map.required("bandwidth", "").kilobytesPerSecond(1, 9);

        assertThat(told())
                .containsExactly(
                        "pond.yaml:1: rate: `4s` is a text: write a rate such as `4/s` or `120/min`",
                        "pond.yaml:2: share: `0.99` is a number: write a percentage such as `99%`",
                        "pond.yaml:3: times: `3` is a number: write a multiple such as `1.2x` or `3x`",
                        "pond.yaml:4: bandwidth: `64KB` is a text: write a bandwidth such as `64kB/s` or `2MB/s`");
    }

    @Test
    void a_share_above_a_hundred_percent_is_refused() {
        parse("x: 100.5%").required("x", "").share(0, 1);

        assertThat(told()).containsExactly("pond.yaml:1: x: `100.5%` is too large: at most `100%`");
    }

    @Test
    void values_of_the_wrong_type_are_named() {
        YamlMap map = parse("text: 12\nflag: yes\nnumber: \"12\"\nlist: a\nmap: [1]\nempty: []\nname: Frog Pond\n");
        map.required("text", "").text();
        map.required("flag", "").flag();
        map.required("number", "").integer(0, 99);
        map.required("list", "").list();
        map.required("map", "").map();
        map.required("empty", "").list();
        map.required("name", "").name();

        assertThat(told())
                .containsExactly(
                        "pond.yaml:1: text: `12` is a number: write a text",
                        "pond.yaml:2: flag: `yes` is ambiguous: write `true` or `false`",
                        "pond.yaml:3: number: `12` is a text: write a whole number, without a unit",
                        "pond.yaml:4: list: `a` is a text: write a list",
                        "pond.yaml:5: map: is a list: write a map of keys and values",
                        "pond.yaml:6: empty: is empty: list at least one",
                        "pond.yaml:7: name: `Frog Pond` is no name: use lower-case letters, digits and single hyphens,"
                                + " as in `warm-up`");
    }

    @Test
    void an_unknown_word_is_refused_with_the_nearest_known_one() {
        Optional<String> word = parse("fish: tensh").required("fish", "").oneOf(List.of("carp", "tench"), "fish");

        assertThat(word).isEmpty();
        assertThat(told()).containsExactly("pond.yaml:1: fish: unknown fish `tensh`, did you mean `tench`?");
    }

    @Test
    void a_syntax_error_is_one_mistake_with_its_line() {
        assertThat(YamlDocument.parse("name: pond\nfish: [carp\ndeep: true\n", mistakes))
                .isEmpty();

        assertThat(told()).singleElement().asString().startsWith("pond.yaml:3: isn't well-formed YAML: ");
    }

    @Test
    void a_forbidden_character_is_one_mistake_with_its_line() {
        assertThat(YamlDocument.parse("a: b\nc: \u0007\n", mistakes)).isEmpty();

        assertThat(told()).containsExactly("pond.yaml:2: holds a character that YAML doesn't allow");
    }

    @Test
    void a_bomb_of_aliases_is_refused_unread() {
        assertThat(YamlDocument.parse("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", mistakes))
                .isEmpty();

        assertThat(told())
                .hasSize(4)
                .first()
                .isEqualTo("pond.yaml:2: the alias `*a` is refused: write out what `&a` stands for");
    }

    @Test
    void nesting_is_bounded() {
        assertThat(YamlDocument.parse("a: " + "[".repeat(50_000), mistakes)).isEmpty();

        assertThat(told()).containsExactly("pond.yaml:1: is nested deeper than 30 levels");
    }

    @Test
    void a_tag_constructs_nothing() {
        assertThat(YamlDocument.parse("x: 1\ny: !!java.util.Date 2026-01-01\n", mistakes))
                .isEmpty();

        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("pond.yaml:2: ")
                .contains("java.util.Date");
    }

    @Test
    void a_second_document_is_refused() {
        assertThat(YamlDocument.parse("a: 1\n---\nb: 2\n", mistakes)).isEmpty();

        assertThat(told()).singleElement().asString().startsWith("pond.yaml:2: ");
    }

    @Test
    void an_empty_file_a_missing_file_and_one_too_large_are_mistakes() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "# only a comment\n");
        Path large = Files.writeString(folder.resolve("large.yaml"), "a".repeat(YamlDocument.LIMIT_BYTES + 1));
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28});
        for (Path file : List.of(empty, folder.resolve("gone.yaml"), large, binary)) {
            assertThat(YamlDocument.read(file, mistakes)).isEmpty();
        }

        assertThat(told())
                .containsExactly(
                        "pond.yaml: there is no such file",
                        "pond.yaml: is larger than 1048576 bytes",
                        "pond.yaml: isn't UTF-8 text",
                        "pond.yaml:1: the file is empty");
    }

    @Test
    void the_exception_tells_one_mistake_a_line_in_the_order_of_the_file() {
        mistakes.add(7, "b", "late");
        mistakes.add(3, "a", "early");

        assertThatThrownBy(mistakes::throwIfAny).hasToString("pond.yaml:3: a: early\npond.yaml:7: b: late");
    }

    private YamlMap parse(String text) {
        return YamlDocument.parse(text, mistakes).orElseThrow();
    }

    private List<String> told() {
        return mistakes.exception().mistakes().stream().map(Mistake::toString).toList();
    }
}
