package io.ridethrough.simulations.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.baseline.BaselineBuilder;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Scenario SCENARIO = new Scenario(
            "fair-weather",
            "Nothing breaks.",
            OptionalLong.empty(),
            List.of(new Scenario.Load("dashboard", 1, Duration.ofSeconds(3))),
            List.of(new Scenario.Phase("steady", Duration.ofSeconds(5), true, List.of())),
            List.of());
    private static final List<Arm> ARMS =
            List.of(new Arm("before", new Place("here")), new Arm("after", new Place("there")));

    private final List<String> played = new ArrayList<>();

    @Test
    void arms_take_turns_and_either_goes_first() throws Exception {
        record(ARMS, 20, 7);

        Set<String> firsts = new LinkedHashSet<>();
        for (int pair = 0; pair < 20; pair++) {
            String first = played.get(2 * pair);
            String second = played.get(2 * pair + 1);
            assertThat(List.of(first, second)).containsExactlyInAnyOrder("here " + (7 + pair), "there " + (7 + pair));
            firsts.add(first.split(" ")[0]);
        }
        assertThat(firsts).containsExactlyInAnyOrder("here", "there");
    }

    @Test
    void the_same_seed_gives_the_same_order() throws Exception {
        record(ARMS, 8, 7);
        List<String> once = List.copyOf(played);
        played.clear();
        record(ARMS, 8, 7);

        assertThat(played).isEqualTo(once);
    }

    @Test
    void what_was_recorded_in_turns_is_of_one_session_and_nothing_else_is() throws Exception {
        List<Baseline> pair = build(record(ARMS, 2, 7));
        List<Baseline> alone = build(record(ARMS.subList(0, 1), 2, 7));

        assertThat(pair).extracting(Baseline::name).containsExactly("before", "after");
        assertThat(pair.get(0).session()).isEqualTo(pair.get(1).session());
        assertThat(alone.get(0).session()).isNotEqualTo(pair.get(0).session());
    }

    @Test
    void a_recording_has_at_least_one_repeat_and_no_more_than_can_be_compared() {
        assertThatIllegalArgumentException().isThrownBy(() -> recording(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> recording(21, 1));
    }

    private Map<String, BaselineBuilder> record(List<Arm> arms, int repeats, long seed) throws Exception {
        return recording(repeats, seed).of(arms, STARTED, this::play, (arm, repeat, id, run) -> {});
    }

    private static Recording recording(int repeats, long seed) {
        return new Recording(SCENARIO, repeats, seed, Path.of("runs"), Map.of("java", "17"));
    }

    private static List<Baseline> build(Map<String, BaselineBuilder> recorded) {
        return recorded.values().stream()
                .map(builder -> builder.build(builder.gatedByDefault()))
                .toList();
    }

    private RunRecord play(RunRequest request) {
        played.add(request.environment().name() + " " + request.seed());
        long origin = 1_700_000_000_000_000L + 60_000_000L * played.size();
        return new RunRecord(
                new RunPlan(
                        PlanFile.FORMAT,
                        "run-" + played.size(),
                        request.scenario().name(),
                        request.scenario().story(),
                        request.environment().name(),
                        "none",
                        request.seed(),
                        request.versions(),
                        List.of(new PlannedPhase("steady", Duration.ZERO, Duration.ofSeconds(5), true, List.of())),
                        List.of(new PlannedLoad("dashboard", 1, 1, Duration.ofSeconds(3))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                List.of(new JournalEvent(origin, "load-started", RunJson.tree(Map.of("origin", origin)))),
                List.of(new Sample("dashboard", "sign-in", 0, origin, origin, origin + 5_000, 200, Outcome.OK, "", "")),
                List.of(new Journey("dashboard", 0, origin, origin, origin + 5_000, true, false)),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
