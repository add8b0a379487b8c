package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.containers.ContainersDefinition.Images;
import io.ridethrough.environments.embedded.EmbeddedDefinition;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.environments.inference.Ending;
import io.ridethrough.faults.proxy.AttemptListener;
import io.ridethrough.faults.proxy.events.ProxyEventListener;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A small shop in containers, and the engine that they run on. */
final class ContainersFixture {
    private ContainersFixture() {}

    /** This machine's engine; a test that wants it is skipped, visibly, where there is none. */
    static Engine engine() {
        try {
            return Engine.find();
        } catch (EnvironmentUnavailableException none) {
            assumeTrue(false, "needs a Docker engine on this machine");
            throw new IllegalStateException(none);
        }
    }

    /** With two versions of the reference model. */
    static ContainersEnvironment environment(Images images) {
        return environment(EmbeddedDefinition.Model.of(2, 8).withVersions("v1", List.of("v2")), images);
    }

    static ContainersEnvironment environment(EmbeddedDefinition.Model model, Images images) {
        return new ContainersEnvironment(new ContainersDefinition(
                new EmbeddedDefinition(
                        "test",
                        new EmbeddedDefinition.Ports(0, 0, 0, 0, 0, 0, 0, 0),
                        new EmbeddedDefinition.Store(
                                4,
                                16,
                                Optional.of(Duration.ofSeconds(5)),
                                MagentoRelease.DEFAULT,
                                "ridethrough",
                                "instant",
                                false),
                        model,
                        EmbeddedDefinition.Egress.DEFAULT),
                images));
    }

    static StartRequest request(Path run, AttemptListener attempts, ProxyEventListener events) {
        return request(run, Optional.empty(), attempts, events);
    }

    static StartRequest request(
            Path run, Optional<String> defect, AttemptListener attempts, ProxyEventListener events) {
        return new StartRequest(
                "-test-",
                run.resolve("logs"),
                run.resolve("faults.ndjson"),
                run.resolve("egress.ndjson"),
                run.resolve("inference-calls.ndjson"),
                defect,
                Optional.empty(),
                7,
                Clock.systemUTC(),
                attempts,
                events,
                Clearance.LOOPBACK);
    }

    /** The one version that answered. */
    static String answering(ChatEndpoint endpoint) {
        ChatOutcome outcome =
                endpoint.ask(ChatQuestion.greedy("Which fund?", 4)).join();
        assertThat(outcome.ending()).as(outcome.problem()).isEqualTo(Ending.COMPLETE);
        assertThat(outcome.models()).hasSize(1);
        return outcome.models().iterator().next();
    }
}
