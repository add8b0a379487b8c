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

class JourneyTraceTest {

    /** The grammar of {@code traceparent}, version 00, of the recommendation, without the ids that it forbids. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final Path PAGE = Path.of("..", "docs", "tracing.md");

    @Test
    void ids_are_those_that_another_program_computes() {
        JourneyTrace trace = JourneyTrace.of(42, "guest-checkout", 17);

        assertThat(trace.traceId()).isEqualTo("d3065e098c51e7a155c86d124df1069a");
        assertThat(trace.parentId("place-order")).isEqualTo("88706986937322f6");
        assertThat(trace.traceparent(TracedStep.of("sign-in")))
                .isEqualTo("00-d3065e098c51e7a155c86d124df1069a-8870698648d7c508-01");
        assertThat(JourneyTrace.of(-7, "dashboard", 0).traceparent(TracedStep.of("sign-in")))
                .isEqualTo("00-fc818bcc64499e1ca7a606a24dc024ac-5889ba1548d7c508-01");
    }

    @Test
    void the_header_keeps_to_the_standards_grammar_and_asks_to_be_sampled() {
        for (int user = 0; user < 1_000; user++) {
            assertThat(JourneyTrace.of(Long.MIN_VALUE + user, "dashboard", user)
                            .traceparent(TracedStep.of("read-orders")))
                    .matches(TRACEPARENT)
                    .endsWith("-01");
        }
    }

    @Test
    void seed_flow_and_user_each_make_another_trace_and_a_step_another_parent() {
        Set<String> traces = new TreeSet<>();
        Set<String> parents = new TreeSet<>();
        for (long seed : List.of(1L, 2L, 11L, -1L)) {
            for (String flow : List.of("guest-checkout", "onboarding", "dashboard")) {
                for (int user = 0; user < 1_000; user++) {
                    JourneyTrace trace = JourneyTrace.of(seed, flow, user);
                    traces.add(trace.traceId());
                    parents.add(trace.parentId("sign-in"));
                    parents.add(trace.parentId("place-order"));
                    parents.add(trace.parentId("place-order-again"));
                }
            }
        }

        assertThat(traces).hasSize(4 * 3 * 1_000);
        assertThat(parents).hasSize(4 * 3 * 1_000 * 3);
    }

    @Test
    void the_same_journey_of_the_same_seed_has_the_same_trace() {
        assertThat(JourneyTrace.of(7, "onboarding", 3)).isEqualTo(JourneyTrace.of(7, "onboarding", 3));
    }

    @Test
    void an_id_is_never_zeros_alone() {
        assertThat(JourneyTrace.notZero("0".repeat(32))).isEqualTo("0".repeat(31) + "1");
        assertThat(JourneyTrace.notZero("0".repeat(16))).isEqualTo("0".repeat(15) + "1");
        assertThat(JourneyTrace.notZero("00000000000000a0")).isEqualTo("00000000000000a0");
    }

    @Test
    void the_page_computes_them_likewise() throws Exception {
        assumeThat(List.of("sh", "sha256sum", "cut")).allMatch(JourneyTraceTest::isOnThePath);
        Matcher code = Pattern.compile("(?s)```sh\\n(journey=.+?)```").matcher(Files.readString(PAGE));
        assertThat(code.find()).isTrue();

        Process shell = new ProcessBuilder("sh", "-c", code.group(1))
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(printed.strip())
                .isEqualTo(JourneyTrace.of(42, "guest-checkout", 17).traceparent(TracedStep.of("place-order")));
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
