package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.plan.Expectation.Amplification;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a wire saw, held against what the model counted: 4 requests a second for 20 s a phase. */
class ModelCountTest {
    private static final Amplification STEADY = new Amplification("advice", List.of("steady"), 2);
    private static final Amplification SLOW = new Amplification("advice", List.of("slow"), 5);
    private static final StoreBehaviour STORMY = StoreBehaviour.sound()
            .butDuring("slow", (phase, millis) -> Reply.timedOutFallback().tried(5, 205, 405, 605));

    @Test
    void both_counts_are_told_where_they_agree() {
        Finding finding = findingOn(STEADY, counting(ARun.sound(), 5_500, 100, 24_500, 176));

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).endsWith("; the model counted 76, the wire 76");
    }

    @Test
    void a_storm_that_the_model_counted_as_well_is_a_storm() {
        Finding finding = findingOn(
                new Amplification("advice", List.of("slow"), 2), counting(ARun.of(STORMY), 25_500, 0, 44_500, 304));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).endsWith("; the model counted 304, the wire 304");
    }

    @Test
    void calls_that_the_wire_did_not_see_settle_nothing() {
        Finding finding = findingOn(SLOW, counting(ARun.of(STORMY), 25_500, 0, 44_500, 311));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("the model counted 311 calls during slow, and 304 were seen on the wire");
    }

    @Test
    void calls_that_never_reached_the_model_settle_nothing() {
        assertThat(findingOn(SLOW, counting(ARun.of(STORMY), 25_500, 0, 44_500, 297))
                        .grade())
                .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void a_call_or_two_between_proxy_and_model_are_no_difference() {
        assertThat(findingOn(STEADY, counting(ARun.sound(), 5_500, 100, 24_500, 174))
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void where_calls_are_refused_before_the_model_its_count_is_not_compared() {
        Finding with = findingOn(
                new Amplification("advice", List.of("down"), 2), counting(ARun.sound(), 45_500, 0, 64_500, 900));

        assertThat(with).isEqualTo(findingOn(new Amplification("advice", List.of("down"), 2), ARun.sound()));
    }

    @Test
    void one_reading_counts_nothing() {
        assertThat(findingOn(STEADY, counting(ARun.sound(), 5_500, 100, 25_500, 999))
                        .measured())
                .doesNotContain("counted");
    }

    private static ARun counting(ARun run, long firstMillis, long first, long lastMillis, long last) {
        return reading(reading(run, firstMillis, first), lastMillis, last);
    }

    private static ARun reading(ARun run, long millis, long requests) {
        return run.event(
                "probe",
                Map.of(
                        "source",
                        "model",
                        "target",
                        "inference",
                        "requests",
                        requests,
                        "readAt",
                        ARun.ORIGIN + millis * 1_000));
    }
}
