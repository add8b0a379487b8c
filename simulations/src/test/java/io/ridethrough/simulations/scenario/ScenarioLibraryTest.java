package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioLibraryTest {

    private final ScenarioLibrary library = new ScenarioLibrary(ScenarioFixture.SCENARIOS);

    @Test
    void a_name_stands_for_the_file_in_the_folder() {
        assertThat(library.resolve("checkout-brownout"))
                .isEqualTo(ScenarioFixture.SCENARIOS.resolve("checkout-brownout.yaml"))
                .isRegularFile();
    }

    @Test
    void a_path_stands_for_itself() {
        assertThat(library.resolve("elsewhere/mine.yaml")).isEqualTo(Path.of("elsewhere/mine.yaml"));
        assertThat(library.resolve("mine.yaml")).isEqualTo(Path.of("mine.yaml"));
    }

    @Test
    void a_misspelt_name_is_answered_with_the_nearest() {
        assertThatThrownBy(() -> library.resolve("chekout-brownout"))
                .hasToString("chekout-brownout: there is no such scenario, did you mean `checkout-brownout`?");
    }

    @Test
    void a_folder_that_is_not_there_holds_nothing() {
        assertThat(new ScenarioLibrary(Path.of("nowhere")).list()).isEmpty();
    }

    @Test
    void every_scenario_has_its_place_in_the_order_to_read_them_in() {
        assertThat(library.order()).doesNotHaveDuplicates().containsAll(library.list());
        assertThat(library.inReadingOrder())
                .startsWith("checkout-brownout", "inference-misbehaves")
                .containsExactlyInAnyOrderElementsOf(library.list());
    }

    @Test
    void a_scenario_without_a_place_comes_last_and_a_place_without_a_scenario_is_passed_over(@TempDir Path folder)
            throws IOException {
        for (String name : List.of("apple", "pear", "plum")) {
            Files.writeString(folder.resolve(name + ".yaml"), "");
        }
        Files.writeString(folder.resolve(ScenarioLibrary.ORDER), "# fruit\n\nplum\nquince\n pear \n");

        assertThat(new ScenarioLibrary(folder).inReadingOrder()).containsExactly("plum", "pear", "apple");
    }
}
