package io.ridethrough.faults.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ridethrough.faults.toxiproxy.OriginalToxiproxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every behaviour, of the original Toxiproxy: it differs from the fault proxy's where {@code
 * docs/toxiproxy-differences.md} says so and as it says, and nowhere else. Skipped, visibly, where the original is not
 * to be had.
 */
class OriginalConformanceTest {

    @Test
    void differs_in_what_is_documented_alone() throws Exception {
        Optional<Path> program = OriginalToxiproxy.program();
        assumeTrue(program.isPresent(), "needs " + OriginalToxiproxy.PROGRAM + " on the PATH");
        Map<String, String> differing = new LinkedHashMap<>();
        try (Subject.Running server = original(program.get(), 1)) {
            Subject subject = new Subject(seed -> original(program.get(), seed), server.url());
            for (Behaviour behaviour : Behaviours.all()) {
                String observed = behaviour.observation().of(subject);
                if (!observed.equals(behaviour.expected())) {
                    differing.put(behaviour.id(), observed);
                }
                subject.clear();
            }
        }
        assertThat(differing)
                .containsExactlyInAnyOrderEntriesOf(Differences.read().ofTheOriginal());
    }

    private static Subject.Running original(Path program, long seed) throws Exception {
        OriginalToxiproxy server = OriginalToxiproxy.start(program, seed);
        return new Subject.Running() {
            @Override
            public URI url() {
                return server.url();
            }

            @Override
            public void close() throws Exception {
                server.close();
            }
        };
    }
}
