package io.ridethrough.simulations.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.simulations.conductor.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RidethroughTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @Test
    void what_is_set_is_what_is_asked_for() throws IOException {
        RunRequest request = Ridethrough.scenario("checkout-brownout")
                .environment("embedded-racing")
                .seed(7)
                .defect("no-breaker")
                .resilience("litellm")
                .runsIn(Path.of("elsewhere"))
                .request();

        assertThat(request.scenario().name()).isEqualTo("checkout-brownout");
        assertThat(request.environment().name()).isEqualTo("embedded-racing");
        assertThat(request.seed()).isEqualTo(7);
        assertThat(request.defect()).contains("no-breaker");
        assertThat(request.resilience()).contains("litellm");
        assertThat(request.runs()).isEqualTo(Path.of("elsewhere").toAbsolutePath());
        assertThat(request.versions()).containsKeys("ridethrough", "java", "gatling");
    }

    @Test
    void what_is_not_set_is_as_on_the_command_line() throws IOException {
        RunRequest request = Ridethrough.scenario("checkout-brownout").request();

        assertThat(request.environment().name()).isEqualTo("embedded");
        assertThat(request.defect()).isEmpty();
        assertThat(request.resilience()).isEmpty();
        assertThat(request.runs()).isEqualTo(REPOSITORY.resolve("results").resolve("runs"));
    }

    @Test
    void a_name_that_is_not_known_starts_nothing_and_tells_the_nearest() {
        refused(Ridethrough.scenario("checkout-brownuot"), "did you mean `checkout-brownout`?");
        refused(Ridethrough.scenario("checkout-brownout").environment("embeded"), "did you mean `embedded`?");
        refused(Ridethrough.scenario("checkout-brownout").defect("no-braker"), "did you mean `no-breaker`?");
        refused(
                Ridethrough.scenario("checkout-brownout").resilience("nothing-like-it"),
                "no such preset of resilience");
    }

    @Test
    void the_project_is_found_from_any_folder_in_it_and_from_none_outside(@TempDir Path outside) {
        assertThat(ProjectFolder.nearest(REPOSITORY.resolve("docs").resolve("decisions")))
                .isEqualTo(REPOSITORY);
        assertThatIllegalStateException()
                .isThrownBy(() -> ProjectFolder.nearest(outside))
                .withMessageContaining(outside.toString())
                .withMessageContaining("ridethrough.home");
    }

    private static void refused(ScenarioRun asked, String telling) {
        assertThatExceptionOfType(MistakesException.class)
                .isThrownBy(asked::run)
                .withMessageContaining(telling);
    }
}
