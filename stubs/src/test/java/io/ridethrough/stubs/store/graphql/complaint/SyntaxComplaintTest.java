package io.ridethrough.stubs.store.graphql.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.SourceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts and what a real 2.4.7-p3 said of them. */
class SyntaxComplaintTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{storeConfig{store_code|Expected Name, found <EOF>|24",
                "{storeConfig{}}|Expected Name, found }|14",
                "storeConfig}|Unexpected Name \"storeConfig\"|1",
                "{storeConfig{store_code}}}|Unexpected }|26",
                "{products(search:\"x\"{total_count}}|Expected Name, found {|21",
                "{products(search:\"x){total_count}}|Unterminated string.|35",
                "{storeConfig{store_code ?}}|Cannot parse the unexpected character \"?\".|25",
                "{products(search){total_count}}|Expected :, found )|17",
                "query($a){storeConfig{store_code}}|Expected :, found )|9",
                "{products(search:01){total_count}}|Invalid number, unexpected digit after 0: \"1\"|19",
                "fragment on on StoreConfig{x}|Unexpected Name \"on\"|10",
                "mutation|Expected {, found <EOF>|9",
                "{storeConfig{...}}|Expected {, found }|17",
                "{products(search:){total_count}}|Unexpected )|18",
                "{products(search:\"\\x\"){total_count}}|Invalid character escape sequence: \\x|20",
                "{products(search:'x'){total_count}}"
                        + "|Unexpected single quote character ('), did you mean to use a double quote (\")?|18",
            })
    void says_what_was_expected_and_where(String text, String message, int column) {
        assertThat(SyntaxComplaint.of(text)).hasValueSatisfying(complaint -> {
            assertThat(complaint.message()).isEqualTo("Syntax Error: " + message);
            assertThat(complaint.locations()).containsExactly(new SourceLocation(1, column));
        });
    }

    @Test
    void counts_lines() {
        assertThat(SyntaxComplaint.of("{\n  storeConfig{\n store_code"))
                .hasValueSatisfying(it -> assertThat(it.locations()).containsExactly(new SourceLocation(3, 12)));
    }

    @Test
    void an_empty_text_ends_too_early() {
        assertThat(SyntaxComplaint.of("")).hasValueSatisfying(it -> {
            assertThat(it.message()).isEqualTo("Syntax Error: Unexpected <EOF>");
            assertThat(it.locations()).containsExactly(new SourceLocation(1, 1));
        });
    }

    @Test
    void has_nothing_to_say_of_a_sound_document() {
        String document = "query A($a: [Int!]! = [1], $b: B) @c(d: {e: null}) { f: g(h: $a) { ...I ... on J { k } } }"
                + " fragment I on J { l @m } # end";
        assertThat(SyntaxComplaint.of(document)).isEmpty();
    }
}
