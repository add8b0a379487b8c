package io.ridethrough.simulations.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TracingTest {

    /** The grammar of {@code baggage-string} in the recommendation; a per cent sign only where it encodes an octet. */
    private static final String OWS = "[ \\t]*";

    private static final String TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
    private static final String VALUE =
            "(?:[\\x21\\x23\\x24\\x26-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]|%[0-9A-F]{2})*";
    private static final String MEMBER = TOKEN + OWS + "=" + OWS + VALUE;
    private static final Pattern BAGGAGE = Pattern.compile(MEMBER + "(?:" + OWS + "," + OWS + MEMBER + "){0,179}");

    private static final long ORIGIN = 1_700_000_000_000_000L;
    private static final int STANDARDS_LIMIT_BYTES = 8_192;

    @Test
    void phase_and_faults_change_at_the_microsecond_at_which_the_plan_has_them_change() {
        Tracing tracing = tracing(
                7,
                phase("steady", 0, 10),
                phase("slow", 10, 20, fault("slow/1", 10, 20), fault("slow/2", 12, 15)),
                phase("recovery", 20, 30));

        assertThat(at(tracing, 0)).isEqualTo("ridethrough.run=run-1,ridethrough.phase=steady");
        assertThat(at(tracing, 9_999_999)).isEqualTo("ridethrough.run=run-1,ridethrough.phase=steady");
        assertThat(at(tracing, 10_000_000))
                .isEqualTo("ridethrough.run=run-1,ridethrough.phase=slow,ridethrough.fault=slow/1");
        assertThat(at(tracing, 11_999_999))
                .isEqualTo("ridethrough.run=run-1,ridethrough.phase=slow,ridethrough.fault=slow/1");
        assertThat(at(tracing, 12_000_000))
                .isEqualTo("ridethrough.run=run-1,ridethrough.phase=slow,ridethrough.fault=slow/1%20slow/2");
        assertThat(at(tracing, 14_999_999))
                .isEqualTo("ridethrough.run=run-1,ridethrough.phase=slow,ridethrough.fault=slow/1%20slow/2");
        assertThat(at(tracing, 15_000_000))
                .isEqualTo("ridethrough.run=run-1,ridethrough.phase=slow,ridethrough.fault=slow/1");
        assertThat(at(tracing, 19_999_999))
                .isEqualTo("ridethrough.run=run-1,ridethrough.phase=slow,ridethrough.fault=slow/1");
        assertThat(at(tracing, 20_000_000)).isEqualTo("ridethrough.run=run-1,ridethrough.phase=recovery");
        assertThat(at(tracing, 29_999_999)).isEqualTo("ridethrough.run=run-1,ridethrough.phase=recovery");
    }

    @Test
    void before_and_after_the_timeline_there_is_a_run_and_no_phase() {
        Tracing tracing = tracing(7, phase("slow", 0, 10, fault("slow/1", 0, 10)));

        assertThat(at(tracing, -1)).isEqualTo("ridethrough.run=run-1");
        assertThat(at(tracing, 10_000_000)).isEqualTo("ridethrough.run=run-1");
        assertThat(at(tracing, 99_000_000)).isEqualTo("ridethrough.run=run-1");
    }

    @Test
    void load_without_a_plan_has_a_run_and_no_phase() {
        assertThat(Tracing.unplanned("alone-1", 1).baggage(ORIGIN)).isEqualTo("ridethrough.run=alone-1");
    }

    @Test
    void whatever_a_phase_is_called_the_header_keeps_to_the_standards_grammar() {
        String name = "100 %, \"quoted\"; a=b\\c, größer\t\u007f\uD83D\uDD25~!";
        Tracing tracing = tracing(7, phase(name, 0, 10, fault(name + "/1", 0, 10)));

        String header = at(tracing, 0);

        assertThat(header).matches(BAGGAGE);
        String[] members = header.split(",", -1);
        assertThat(members).hasSize(3);
        assertThat(members[0]).isEqualTo("ridethrough.run=run-1");
        assertThat(decoded(members[1])).isEqualTo("ridethrough.phase=" + name);
        assertThat(decoded(members[2])).isEqualTo("ridethrough.fault=" + name + "/1");
    }

    @Test
    void every_printable_letter_that_the_standard_allows_stands_as_it_is() {
        String allowed = IntStream.rangeClosed(0x21, 0x7e)
                .filter(letter -> "\",;\\%".indexOf(letter) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(new BaggageText().with("k", allowed)).hasToString("k=" + allowed);
    }

    @Test
    void a_member_that_makes_the_header_too_long_is_left_out_and_the_rest_stays() {
        PlannedFault[] faults = IntStream.range(0, 2_000)
                .mapToObj(i -> fault("slow/" + i, 0, 10))
                .toArray(PlannedFault[]::new);

        assertThat(at(tracing(7, phase("slow", 0, 10, faults)), 0))
                .isEqualTo("ridethrough.run=run-1,ridethrough.phase=slow");
        assertThat(at(tracing(7, phase("ü".repeat(1_000), 0, 10, fault("f", 0, 10))), 0))
                .isEqualTo("ridethrough.run=run-1,ridethrough.fault=f");
    }

    @Test
    void the_longest_header_is_well_within_what_the_standard_has_everyone_pass_on() {
        for (int length = 1; length < 5_000; length += 7) {
            String name = "a".repeat(length);
            String header = at(tracing(7, phase(name, 0, 10, fault(name, 0, 10))), 0);

            assertThat(header.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(BaggageText.MOST_BYTES);
        }
        assertThat(BaggageText.MOST_BYTES).isLessThan(STANDARDS_LIMIT_BYTES);
    }

    @Test
    void the_seed_decides_on_traces_and_the_run_does_not() {
        PlannedPhase phase = phase("steady", 0, 10);

        assertThat(tracing(7, phase).journey("onboarding", 3))
                .isEqualTo(Tracing.unplanned("another", 7).journey("onboarding", 3))
                .isNotEqualTo(tracing(8, phase).journey("onboarding", 3))
                .isNotEqualTo(tracing(7, phase).journey("onboarding", 4))
                .isNotEqualTo(tracing(7, phase).journey("dashboard", 3));
    }

    private static String at(Tracing tracing, long offsetMicros) {
        return tracing.baggage(ORIGIN + offsetMicros);
    }

    private static Tracing tracing(long seed, PlannedPhase... phases) {
        return Tracing.of(
                new RunPlan(
                        PlanFile.FORMAT,
                        "run-1",
                        "test",
                        "",
                        "embedded",
                        "none",
                        seed,
                        Map.of(),
                        List.of(phases),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                () -> ORIGIN);
    }

    private static PlannedPhase phase(String name, int fromSeconds, int toSeconds, PlannedFault... faults) {
        return new PlannedPhase(
                name, Duration.ofSeconds(fromSeconds), Duration.ofSeconds(toSeconds), true, List.of(faults));
    }

    private static PlannedFault fault(String id, int fromSeconds, int toSeconds) {
        return new PlannedFault(
                id, "inference", "latency", "", Duration.ofSeconds(fromSeconds), Duration.ofSeconds(toSeconds));
    }

    private static String decoded(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                octets.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                octets.write(text.charAt(i));
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
    }
}
