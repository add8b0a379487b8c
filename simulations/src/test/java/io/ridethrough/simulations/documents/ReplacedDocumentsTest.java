package io.ridethrough.simulations.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.definition.EnvironmentFile;
import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.simulations.flows.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedDocumentsTest {
    private static final String PLACING = """
            # A module of ours wants to know where the order comes from.
            mutation Place($cart: String!, $channel: String = "load") {
              placeOrder(input: {cart_id: $cart, channel: $channel}) { # as they call it
                orderV2 { number status }
                errors { code message }
              }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void one_takes_the_built_in_ones_place_and_the_others_stay() throws IOException {
        write("place-order.graphql", PLACING);
        write("README.md", "What these are for.");

        ReplacedDocuments replaced = ReplacedDocuments.of(environment());

        assertThat(replaced.texts()).containsOnlyKeys("place-order");
        assertThat(replaced.documents().text("place-order"))
                .contains("channel:$channel", "orderV2")
                .doesNotContain("#", "\n");
        assertThat(replaced.documents().text("browse")).isEqualTo(Documents.BUILT_IN.text("browse"));
        assertThat(replaced.facts()).containsOnlyKeys("document-place-order");
        assertThat(replaced.facts().get("document-place-order")).matches("[0-9a-f]{64}");
    }

    @Test
    void what_is_kept_with_a_run_is_what_its_clients_send() throws IOException {
        write("place-order.graphql", PLACING);
        Path kept = folder.resolve("run").resolve("documents");
        ReplacedDocuments replaced = ReplacedDocuments.of(environment());

        replaced.write(kept);

        assertThat(Documents.in(kept).text("place-order"))
                .isEqualTo(replaced.documents().text("place-order"));
        assertThat(Documents.in(folder.resolve("none"))).isSameAs(Documents.BUILT_IN);
    }

    @Test
    void all_mistakes_are_told_at_once_with_what_would_be_right() throws IOException {
        write("place-ordre.graphql", PLACING);
        write("browse.graphql", "query ($sku: String!) {\n  products(filter: {sku: {eq: $sku}} { items { sku } }\n}");
        write(
                "add-to-cart.graphql",
                "mutation ($cart: String!, $gift: Boolean!) { addProductsToCart { cart { id } } }");
        write("set-email.graphql", "query A { a } query B { b }");

        assertThatThrownBy(() -> ReplacedDocuments.of(environment()))
                .isInstanceOfSatisfying(MistakesException.class, e -> {
                    List<Mistake> told = e.mistakes();
                    assertThat(told).hasSize(5);
                    assertThat(told)
                            .filteredOn(mistake -> mistake.file().endsWith("place-ordre.graphql"))
                            .singleElement()
                            .satisfies(mistake -> assertThat(mistake.what())
                                    .isEqualTo("no flow sends a document `place-ordre`, did you mean `place-order`?"));
                    assertThat(told)
                            .filteredOn(mistake -> mistake.file().endsWith("browse.graphql"))
                            .singleElement()
                            .satisfies(mistake -> {
                                assertThat(mistake.line()).isEqualTo(2);
                                assertThat(mistake.what()).startsWith("is no GraphQL: ");
                            });
                    assertThat(told)
                            .filteredOn(mistake -> mistake.file().endsWith("add-to-cart.graphql"))
                            .extracting(Mistake::what)
                            .containsExactlyInAnyOrder(
                                    "does not declare `$items`, which the flow sends: it sends `$cart`, `$items`",
                                    "needs `$gift`, which no flow sends: give it a default. What is sent here is"
                                            + " `$cart`, `$items`");
                    assertThat(told)
                            .filteredOn(mistake -> mistake.file().endsWith("set-email.graphql"))
                            .extracting(Mistake::what)
                            .containsExactly("has 2 operations: write one query or mutation");
                });
    }

    @Test
    void a_folder_without_documents_is_a_mistake() throws IOException {
        write("place-order.gql", PLACING);

        assertThatThrownBy(() -> ReplacedDocuments.of(environment()))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("holds no .graphql file");
    }

    @Test
    void a_folder_that_is_not_there_is_the_definitions_mistake() {
        assertThatThrownBy(this::environment)
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("documents: there is no folder");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("graphql")).resolve(name), text);
    }

    private Environment environment() throws IOException {
        return EnvironmentFile.read(Files.writeString(folder.resolve("staging.yaml"), """
                environment: staging
                kind: remote
                shop: {url: "http://127.0.0.1:8080/"}
                faults: {api: "http://127.0.0.1:8474", proxies: {inference: model}}
                documents: graphql
                """));
    }
}
