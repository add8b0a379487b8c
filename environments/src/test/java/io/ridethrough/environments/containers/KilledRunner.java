package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.containers.Labelled.Kind;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link KilledShop}'s process, from its start until its parts are gone. */
record KilledRunner(Engine engine, Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Kills one in the middle of its fault, and waits until each of its containers has ended by itself. The reaper then finds
     * all that is left, and takes it.
     *
     * @param arguments of its main method, after its folder
     */
    void killedAndReaped(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(
                List.of(Files.createDirectories(folder.resolve("killed")).toString()));
        all.addAll(List.of(arguments));
        JavaCommand command = new JavaCommand("runner", KilledShop.class.getName(), List.of("-Xmx256m"), all, folder);
        ChildProcess.Serving runner = ChildProcess.serve(command, Duration.ofMinutes(2));
        List<Labelled> left = engine.labelled(Owner.RUN);
        assertThat(left).hasSize(6 + 3);
        assertThat(new Reaper(engine).reap())
                .as("it is alive yet")
                .extracting(Leftover::outcome)
                .containsOnly(Leftover.Outcome.IN_USE);

        runner.process().kill();

        for (Labelled thing : left) {
            if (thing.kind() == Kind.CONTAINER) {
                engine.client()
                        .waitContainerCmd(thing.id())
                        .start()
                        .awaitStatusCode(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
        assertThat(new Reaper(engine).reap())
                .hasSameSizeAs(left)
                .extracting(Leftover::outcome)
                .containsOnly(Leftover.Outcome.REMOVED);
        assertThat(engine.labelled(Owner.RUN)).isEmpty();
    }
}
