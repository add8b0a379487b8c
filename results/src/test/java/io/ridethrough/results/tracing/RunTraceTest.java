package io.ridethrough.results.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunTraceTest {

    private static final Path PAGE = Path.of("..", "docs", "tracing.md");

    @Test
    void ids_are_those_that_another_program_computes() {
        RunTrace trace = RunTrace.of("20260102-030405-checkout-brownout");

        assertThat(trace.traceId()).isEqualTo("11e877b66447335e966bb7f1fdb5361c");
        assertThat(trace.rootId()).isEqualTo("cb1ac012420c0cc5");
        assertThat(trace.spanId("fault/slow/1")).isEqualTo("2e865c42e4e5f42e");
    }

    @Test
    void the_page_computes_them_likewise() throws Exception {
        assumeThat(List.of("sh", "sha256sum", "cut")).allMatch(RunTraceTest::isOnThePath);
        Matcher code = Pattern.compile("(?s)```sh\\n(run=.+?)```").matcher(Files.readString(PAGE));
        assertThat(code.find()).isTrue();

        Process shell = new ProcessBuilder("sh", "-c", code.group(1))
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        RunTrace trace = RunTrace.of("20260102-030405-checkout-brownout");
        assertThat(printed.strip()).isEqualTo(trace.traceId() + " " + trace.rootId());
    }

    @Test
    void a_journey_has_an_id_beside_those_of_its_requests() {
        JourneyTrace journey = JourneyTrace.of(42, "guest-checkout", 17);

        assertThat(journey.spanId()).isEqualTo("88706986e3b0c442").isNotEqualTo(journey.parentId("place-order"));
    }

    @Test
    void no_run_shares_its_trace_with_another_or_with_a_journey() {
        Set<String> traces = new TreeSet<>();
        for (String run : List.of("20260102-030405-drill", "20260102-030405-drill-2", "42/guest-checkout/17")) {
            traces.add(RunTrace.of(run).traceId());
        }
        traces.add(JourneyTrace.of(42, "guest-checkout", 17).traceId());

        assertThat(traces).hasSize(4);
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
