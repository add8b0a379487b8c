package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.simulations.scenario.Scenario.SecondClick;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsOfAFlowTest {

    @TempDir
    Path folder;

    @Test
    void clients_click_once_and_buy_anything_unless_said_otherwise() throws IOException {
        Scenario.Load load = load("");

        assertThat(load.secondClick()).isEmpty();
        assertThat(load.products()).isEmpty();
    }

    @Test
    void a_second_click_is_everybodys_unless_a_share_is_given() throws IOException {
        assertThat(load("second-click: {step: place-order, after: 300ms}").secondClick())
                .contains(new SecondClick("place-order", Duration.ofMillis(300), 1));
        assertThat(load("second-click: {step: place-order, after: 1s, share: 50%}")
                        .secondClick())
                .contains(new SecondClick("place-order", Duration.ofSeconds(1), 0.5));
    }

    @Test
    void what_is_bought_is_one_product_or_a_list() throws IOException {
        assertThat(load("products: CHAOS-LOW").products()).containsExactly("CHAOS-LOW");
        assertThat(load("products: [CHAOS-LOW, CHAOS-001]").products()).containsExactly("CHAOS-LOW", "CHAOS-001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            second-click: 300ms                                            | second-click       | is a text
            second-click: {after: 300ms}                                   | second-click.step  | missing key
            second-click: {step: browse, after: 300ms}                     | second-click.step  | unknown step to click twice
            second-click: {step: place-order}                              | second-click.after | missing key
            second-click: {step: place-order, after: 49ms}                 | second-click.after | too small
            second-click: {step: place-order, after: 10s}                  | second-click.after | when patience has run out
            second-click: {step: place-order, after: 1s, share: 0%}        | second-click.share | too small
            second-click: {step: place-order, after: 1s, shares: 5%}       | second-click.shares | did you mean `share`
            products: []                                                   | products           | is empty
            products: {CHAOS-LOW: 1}                                       | products           | is a map
            products: [CHAOS-LOW, CHAOS-LOW]                               | products[1]        | is listed twice
            products: CHAOS LOW                                            | products           | is no SKU
            """)
    void a_mistake_is_told_with_its_line_and_key(String line, String key, String what) throws IOException {
        assertThat(ScenarioFixture.mistakesOf(file(line))).singleElement().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(6);
            assertThat(mistake.key()).isEqualTo("load[0]." + key);
            assertThat(mistake.what()).contains(what);
        });
    }

    @Test
    void only_a_checkout_has_second_clicks_and_products() throws IOException {
        String text = ScenarioFixture.with(
                "    rate: 4/s",
                "    rate: 4/s\n  - flow: onboarding\n    rate: 1/s\n    products: CHAOS-LOW\n"
                        + "    second-click: {step: create-customer, after: 1s}");

        assertThat(ScenarioFixture.mistakesOf(ScenarioFixture.file(folder, text)))
                .extracting(mistake -> mistake.key() + " " + mistake.what())
                .containsExactlyInAnyOrder(
                        "load[1].products clients of `onboarding` buy nothing",
                        "load[1].second-click no step of `onboarding` can be clicked twice: only `place-order` of"
                                + " `guest-checkout`");
    }

    private Scenario.Load load(String line) throws IOException {
        return ScenarioFile.read(file(line), ScenarioFixture.CATALOG).load().get(0);
    }

    private Path file(String line) throws IOException {
        return ScenarioFixture.file(folder, ScenarioFixture.with("    rate: 4/s", "    rate: 4/s\n    " + line));
    }
}
