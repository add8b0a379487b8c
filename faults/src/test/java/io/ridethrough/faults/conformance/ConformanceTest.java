package io.ridethrough.faults.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every behaviour, of the fault proxy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private Subject.Running server;
    private Subject subject;

    @BeforeAll
    void start() throws Exception {
        server = ours(1);
        subject = new Subject(ConformanceTest::ours, server.url());
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void clear() throws Exception {
        subject.clear();
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void behaves(Behaviour behaviour) throws Exception {
        assertThat(behaviour.observation().of(subject)).isEqualTo(behaviour.expected());
    }

    static List<Behaviour> behaviours() {
        return Behaviours.all();
    }

    /** Without leases, as the original is. */
    private static Subject.Running ours(long seed) {
        FaultProxyServer server = FaultProxyServer.start(
                FaultProxySettings.defaults().withLease(Duration.ZERO).withSeed(seed));
        return new Subject.Running() {
            @Override
            public URI url() {
                return server.apiUrl();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
