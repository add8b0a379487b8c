package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.containers.ContainersDefinition.Images;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a shop in containers whose runner died, or which never started. Skipped, visibly, without a Docker engine. */
class LeftContainersTest {
    @TempDir
    private Path folder;

    private Engine engine;

    @BeforeEach
    void reach() throws Exception {
        engine = ContainersFixture.engine();
    }

    @Test
    void a_killed_runners_parts_leave_by_themselves_and_the_reaper_takes_the_rest() throws Exception {
        new KilledRunner(engine, folder).killedAndReaped();
    }

    @Test
    void a_container_that_runs_on_without_its_runner_is_stopped_and_removed_with_its_network() throws Exception {
        Owner alive = Owner.ofThisProcess();
        Owner killed = new Owner(alive.machine(), alive.pid(), alive.start().minus(Duration.ofHours(1)));
        RunMark mark = new RunMark("ran-on", killed.labels("ran-on"), folder, Optional.empty());
        List<AutoCloseable> closing = new ArrayList<>();
        Networks networks = Networks.make(engine, mark, closing);
        PartContainer part = PartContainer.start(
                engine,
                PartSpec.of(
                                "sitter",
                                PartsImage.on(engine),
                                new PartCommand.Ours(
                                        PartsImage.command(List.of("-Xmx32m"), Knocking.class.getName(), List.of())))
                        .on(List.of(networks.front()), List.of()),
                mark,
                Duration.ofMinutes(1));
        assertThat(part.failure()).as("it runs").isEmpty();

        assertThat(new Reaper(engine).reap())
                .hasSize(1 + 3)
                .extracting(Leftover::outcome)
                .containsOnly(Leftover.Outcome.REMOVED);

        assertThat(engine.labelled(Owner.RUN)).isEmpty();
    }

    @Test
    void an_image_that_is_not_there_is_named_and_nothing_is_left() {
        Optional<PartImage> missing = Optional.of(PartImage.ofOurs("ridethrough-nowhere:1"));

        ContainersEnvironment environment =
                ContainersFixture.environment(new Images(missing, missing, missing, missing));

        assertThat(environment.requirement())
                .contains("Docker engine " + engine.version() + " is there, and not the image ridethrough-nowhere:1");
        assertThatThrownBy(() -> environment.start(
                        ContainersFixture.request(folder.resolve("missing"), (proxy, point, at) -> {}, event -> {})))
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessageContaining("ridethrough-nowhere:1 is not on the Docker engine");
        assertThat(engine.labelled(Owner.RUN)).isEmpty();
    }
}
