package io.ridethrough.environments.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String TOKEN = "tok/4711+heron é?";

    private final Redaction redaction = Redaction.of(List.of(Secret.of(TOKEN)));

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "admin:"})
    void a_secret_is_taken_out_as_it_is_escaped_and_in_base64_within_something_longer(String before) {
        String percent = URLEncoder.encode(TOKEN, UTF_8);
        byte[] longer = (before + TOKEN + "after").getBytes(UTF_8);
        String plain = Base64.getEncoder().encodeToString(longer);
        String url = Base64.getUrlEncoder().encodeToString(longer);

        String redacted = redaction.of(String.join(
                " | ",
                "Bearer " + TOKEN,
                percent,
                percent.replace("+", "%20"),
                percent.replace("%2F", "%2f")
                        .replace("%2B", "%2b")
                        .replace("%C3%A9", "%c3%a9")
                        .replace("%3F", "%3f"),
                plain,
                url));

        assertThat(redacted)
                .startsWith("Bearer ***")
                .doesNotContain(TOKEN, "4711")
                .doesNotContain(plain, url)
                .doesNotContain(plain.substring(8, 20), url.substring(8, 20));
        assertThat(redacted.split(" \\| ", -1)).hasSize(6).allMatch(part -> part.contains(Secret.SHOWN));
    }

    @Test
    void texts_within_maps_and_lists_are_redacted_and_numbers_left() {
        assertThat(redaction.of(Map.of("reason", List.of("no " + TOKEN, 7, Map.of(TOKEN, true)))))
                .isEqualTo(Map.of("reason", List.of("no ***", 7, Map.of("***", true))));
    }

    @Test
    void of_two_secrets_of_which_one_begins_the_other_nothing_is_left() {
        Redaction both = Redaction.of(List.of(Secret.of("heron"), Secret.of("heron-and-more")));

        assertThat(both.of("heron-and-more, heron")).isEqualTo("***, ***");
    }

    @Test
    void what_is_short_is_left_and_no_secret_changes_nothing() {
        assertThat(Redaction.of(List.of(Secret.of("on"))).of("once upon")).isEqualTo("once upon");
        assertThat(Redaction.NONE.of(TOKEN)).isEqualTo(TOKEN);
    }
}
