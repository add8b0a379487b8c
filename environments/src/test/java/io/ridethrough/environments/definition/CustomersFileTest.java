package io.ridethrough.environments.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.remote.RemoteDefinition.Customers;
import io.ridethrough.environments.remote.RemoteEnvironment;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.environments.yaml.MistakesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersFileTest {
    private static final String LEAST = """
            environment: staging
            kind: remote
            shop: {url: "http://127.0.0.1:8080/"}
            faults: {api: "http://127.0.0.1:8474", proxies: {inference: model}}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_run_makes_its_own_unless_some_are_named() throws IOException {
        assertThat(customers("")).isEmpty();
    }

    @Test
    void some_are_listed() throws IOException {
        assertThat(customers("customers: {emails: [a@example.test, b+c@example.test], password: {variable: WORD}}"))
                .hasValueSatisfying(customers -> {
                    assertThat(customers.emails()).containsExactly("a@example.test", "b+c@example.test");
                    assertThat(customers.password()).isEqualTo(new SecretSource.Variable("WORD"));
                });
        assertThat(customers("customers: {emails: a@example.test, password: {variable: WORD}}")
                        .orElseThrow()
                        .emails())
                .containsExactly("a@example.test");
    }

    @Test
    void many_are_counted_up_from_the_number_in_braces_as_wide_as_it_is() throws IOException {
        assertThat(customers("customers: {emails: \"load-{0099}@example.test\", count: 2, password: {file: word.txt}}"))
                .hasValueSatisfying(customers -> {
                    assertThat(customers.emails()).containsExactly("load-0099@example.test", "load-0100@example.test");
                    assertThat(customers.password())
                            .isEqualTo(new SecretSource.InFile(
                                    folder.toAbsolutePath().resolve("word.txt")));
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                               | emails   | missing key
            {emails: [], password: {variable: A}}                            | emails   | is empty
            {emails: Jane@example.test, password: {variable: A}}             | emails   | lower-case
            {emails: [a@b.ch, a@b.ch], password: {variable: A}}              | emails[1] | is listed twice
            {emails: [a@b.ch], count: 3, password: {variable: A}}            | count    | is of a pattern
            {emails: "l{1}@b.ch", password: {variable: A}}                   | count    | missing key
            {emails: "l{1}@b.ch", count: 0, password: {variable: A}}         | count    | too small
            {emails: "l{n}@b.ch", count: 3, password: {variable: A}}         | emails   | is no e-mail
            {emails: a@b.ch}                                                 | password | missing key
            {emails: a@b.ch, pasword: {variable: A}}                         | pasword  | did you mean `password`
            """)
    void a_mistake_is_told_with_its_key_and_what_would_be_right(String text, String key, String what)
            throws IOException {
        Path file = file("customers: " + text);

        assertThatThrownBy(() -> EnvironmentFile.read(file))
                .isInstanceOfSatisfying(
                        MistakesException.class,
                        e -> assertThat(e.mistakes()).anySatisfy(mistake -> {
                            assertThat(mistake.line()).isEqualTo(5);
                            assertThat(mistake.key()).isEqualTo("customers." + key);
                            assertThat(mistake.what()).contains(what);
                        }));
    }

    private Optional<Customers> customers(String line) throws IOException {
        return EnvironmentFile.read(file(line)) instanceof RemoteEnvironment remote
                ? remote.definition().customers()
                : Optional.empty();
    }

    private Path file(String line) throws IOException {
        return Files.writeString(folder.resolve("staging.yaml"), LEAST + line + "\n");
    }
}
