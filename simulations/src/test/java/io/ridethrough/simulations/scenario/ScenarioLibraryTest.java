package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
}
