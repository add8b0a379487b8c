package io.ridethrough.environments.embedded;

import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A small embedded environment, every port free unless a test says otherwise. */
final class EmbeddedFixture {
    static final EmbeddedDefinition.Ports FREE = new EmbeddedDefinition.Ports(0, 0, 0, 0, 0, 0, 0, 0);

    private EmbeddedFixture() {}

    static EmbeddedEnvironment with(EmbeddedDefinition.Ports ports) {
        return with(ports, EmbeddedDefinition.Model.of(2, 8));
    }

    static EmbeddedEnvironment with(EmbeddedDefinition.Ports ports, EmbeddedDefinition.Model model) {
        return new EmbeddedEnvironment(new EmbeddedDefinition(
                "test",
                ports,
                new EmbeddedDefinition.Store(
                        4,
                        16,
                        Optional.of(Duration.ofSeconds(5)),
                        MagentoRelease.DEFAULT,
                        "ridethrough",
                        "instant",
                        false),
                model,
                EmbeddedDefinition.Egress.DEFAULT));
    }

    static StartRequest request(Path logs) {
        return new StartRequest(
                "-test-",
                logs,
                logs.resolve("faults.ndjson"),
                logs.resolve("egress.ndjson"),
                logs.resolve("inference-calls.ndjson"),
                Optional.empty(),
                Optional.empty(),
                7,
                Clock.systemUTC(),
                (proxy, point, at) -> {},
                event -> {},
                Clearance.LOOPBACK);
    }
}
