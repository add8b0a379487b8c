package io.ridethrough.environments.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSectionTest {
    private static final String TOKEN = "tok-4711-heron";

    @TempDir
    private Path folder;

    @Test
    void a_secret_is_read_from_a_variable() {
        SecretSource source = read("{variable: SHOP_TOKEN}").orElseThrow();

        assertThat(source.read(Map.of("SHOP_TOKEN", TOKEN)).reveal()).isEqualTo(TOKEN);
        assertThatThrownBy(() -> source.read(Map.of()))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("the variable SHOP_TOKEN")
                .hasMessageContaining("is not set");
    }

    @Test
    void a_secret_is_read_from_a_file_beside_the_definition() throws IOException {
        SecretSource source = read("{file: shop.token}").orElseThrow();

        assertThatThrownBy(() -> source.read(Map.of()))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("shop.token")
                .hasMessageContaining("no secret can be read from it");
        Files.writeString(folder.resolve("shop.token"), TOKEN + "\n");
        assertThat(source.read(Map.of()).reveal()).isEqualTo(TOKEN);
    }

    @Test
    void a_file_with_more_than_one_line_is_no_secret_and_not_told() throws IOException {
        Files.writeString(folder.resolve("shop.token"), TOKEN + "\nmore\n");
        SecretSource source = read("{file: shop.token}").orElseThrow();

        assertThatThrownBy(() -> source.read(Map.of()))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("one line")
                .message()
                .doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "[" + TOKEN + "]",
                "{variable: " + TOKEN + "}",
                "{variable: [" + TOKEN + "]}",
                "{variable: SHOP_TOKEN, file: shop.token}",
                "{}",
                "!secret " + TOKEN,
                "471147114711"
            })
    void a_secret_that_stands_in_the_definition_is_a_mistake_that_does_not_tell_it(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("staging.yaml:1: token")
                .message()
                .doesNotContain(TOKEN)
                .doesNotContain("4711");
    }

    private Optional<SecretSource> read(String yaml) {
        Mistakes mistakes = new Mistakes("staging.yaml");
        Optional<SecretSource> source = YamlDocument.parse("token: " + yaml + "\n", mistakes)
                .flatMap(map ->
                        SecretSection.read(map.required("token", "name the token"), folder.resolve("staging.yaml")));
        mistakes.throwIfAny();
        return source;
    }
}
