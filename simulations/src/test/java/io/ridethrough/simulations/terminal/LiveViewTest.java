package io.ridethrough.simulations.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveViewTest {

    private final Screen screen = new Screen();

    @Test
    void the_block_is_redrawn_in_place_and_never_twice_on_the_screen() {
        LiveView view = view(110, true);
        FakeRun.play(view, () -> {
            List<String> lines = screen.lines();
            assertThat(lines.stream().filter(line -> line.contains("run ")).count())
                    .isLessThanOrEqualTo(1);
            assertThat(lines.stream()
                            .filter(line -> line.startsWith("waiting for"))
                            .count())
                    .isLessThanOrEqualTo(1);
        });

        assertThat(screen.lines()).noneMatch(line -> line.contains("workers busy") || line.startsWith("waiting for"));
    }

    @Test
    void the_block_shows_phase_faults_flows_and_breakers() {
        LiveView view = view(80, false);
        view.runStarted(FakeRun.plan(), FakeRun.FOLDER, FakeRun.addresses());
        view.phaseStarted(FakeRun.plan().phases().get(2));
        view.faultApplied(FakeRun.SLOWNESS, Duration.ofSeconds(35));
        view.tick(FakeRun.tick(45));

        List<String> lines = screen.lines();
        assertThat(lines.subList(lines.size() - 8, lines.size()))
                .containsExactly(
                        " slow (3/5) ━━━━━━━━━━━━━━━━━────────────────── 0:10 of 0:20   run 0:45 of 1:30",
                        " broken: inference (latency 4 s ± 500 ms)",
                        " flow            in/s done/s     p95 failed  point    breaker   asked/s tried/s",
                        " guest-checkout   4.4    4.3  985 ms      0  advice   OPEN          4.4     0.4",
                        " onboarding       2.4    2.3  925 ms      1  identity HALF_OPEN     2.4     0.4",
                        " dashboard        1.6    1.5   73 ms      0  summary  OPEN          1.6     0.4",
                        " workers busy: 7 of 32",
                        "");
    }

    @Test
    void past_phases_faults_and_breakers_stay_above() {
        FakeRun.play(view(110, true), () -> {});

        assertThat(screen.lines())
                .containsSubsequence(
                        " 0:00  warm-up  15 s, not judged",
                        " 0:15  steady  20 s",
                        " 0:35    guest-checkout  4.2 of 4.3/s done, p95 65 ms, 0 failed",
                        " 0:35  slow  20 s",
                        " 0:35    fault    inference  latency 4 s ± 500 ms",
                        " 0:38    breaker  advice     OPEN",
                        " 0:55    healed   inference  latency, touched 23",
                        " 0:55  down  15 s",
                        " 1:10    healed   inference  outage",
                        " 1:16    breaker  advice     CLOSED",
                        "FAIL          checkout-brownout failed: 1 of 6 findings is FAIL, and 1 is INCONCLUSIVE.");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 110, 200})
    void no_line_of_the_block_is_as_wide_as_the_terminal(int columns) {
        List<String> block = new LiveBlock(new Ink(false), Glyphs.of(true), columns)
                .lines(
                        FakeRun.plan(),
                        FakeRun.plan().phases().get(4),
                        Duration.ofSeconds(88),
                        List.of(FakeRun.SLOWNESS, FakeRun.OUTAGE),
                        Optional.of(FakeRun.tick(88)));

        assertThat(block).allSatisfy(line -> assertThat(Wrapping.width(line)).isLessThan(columns));
    }

    @Test
    void without_colour_the_words_alone_tell() {
        FakeRun.play(view(110, false), () -> {});

        assertThat(screen.raw()).doesNotContainPattern("\u001b\\[[\\d;]*m");
        assertThat(screen.lines()).anyMatch(line -> line.startsWith("FAIL ")).anyMatch(line -> line.contains("OPEN"));
    }

    @Test
    void an_early_end_leaves_its_reason_and_no_block() {
        LiveView view = view(80, false);
        view.runStarted(FakeRun.plan(), FakeRun.FOLDER, FakeRun.addresses());
        view.phaseStarted(FakeRun.plan().phases().get(0));
        view.tick(FakeRun.tick(3));
        view.ended("interrupted, everything healed");
        view.faultHealed(FakeRun.SLOWNESS, Duration.ofSeconds(3), OptionalLong.empty());
        view.close();
        view.close();

        assertThat(screen.lines())
                .contains("ended: interrupted, everything healed")
                .noneMatch(line -> line.contains("workers"));
    }

    private LiveView view(int columns, boolean hasColour) {
        return new LiveView(screen.out, new Surroundings(true, hasColour, true, () -> columns));
    }
}
