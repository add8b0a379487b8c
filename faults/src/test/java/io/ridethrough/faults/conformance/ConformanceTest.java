package io.ridethrough.faults.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every behaviour, of the fault proxy: a server for each. */
class ConformanceTest {

    @ParameterizedTest
    @MethodSource("behaviours")
    @Execution(ExecutionMode.CONCURRENT)
    void behaves(Behaviour behaviour) throws Exception {
        try (Subject.Running server = ours(1)) {
            Subject subject = new Subject(ConformanceTest::ours, server.url());
            assertThat(behaviour.observation().of(subject)).as(behaviour.id()).isEqualTo(behaviour.expected());
        }
    }

    @Test
    void documented_differences_say_what_is_observed() throws Exception {
        Map<String, String> expected =
                Behaviours.all().stream().collect(Collectors.toMap(Behaviour::id, Behaviour::expected));
        Differences differences = Differences.read();
        assertThat(expected).containsAllEntriesOf(differences.ofOurs());
        assertThat(differences.ofOurs().keySet())
                .containsExactlyElementsOf(differences.ofTheOriginal().keySet());
    }

    @Test
    void every_documented_difference_has_a_reason_and_tests_that_exist() throws Exception {
        Differences differences = Differences.read();
        assertThat(differences.reasons()).containsOnlyKeys(differences.ofOurs().keySet());
        assertThat(differences.tests()).containsOnlyKeys(differences.ofOurs().keySet());
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            Set<String> classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
            assertThat(differences.tests().values())
                    .allSatisfy(names -> assertThat(classes).containsAll(names));
        }
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
