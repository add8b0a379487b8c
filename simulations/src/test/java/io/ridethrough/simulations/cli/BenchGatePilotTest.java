package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.results.baseline.pairing.ComparisonFolder;
import io.ridethrough.results.baseline.pairing.ComparisonRecord;
import io.ridethrough.results.baseline.pairing.PairedRuns;
import io.ridethrough.results.baseline.pairing.RunPair;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.simulations.baselines.RunPlayer;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The real pairs of the gate's bench, by a player that only stores what a run would have left. */
class BenchGatePilotTest {
    private static final long SEED = 1;
    private static final int RUNS_OF_A_HALF = 16;

    @TempDir
    private Path runs;

    private final List<RunRequest> played = new ArrayList<>();
    private final Deque<String> pair = new ArrayDeque<>();
    private Random order = new Random(SEED);

    @Test
    void equal_arms_and_a_tenth_that_arrives_meet_their_bars() throws IOException {
        Told told = bench(request -> stored(request, isPlanted(request) ? 1.1 : 1, 30), "--require");

        assertThat(told.code()).as(told.out() + told.err()).isZero();
        assertThat(told.out())
                .contains("8 real pairs of gate-pilot, seed 1: nothing changed")
                .contains("8 real pairs of gate-pilot, seed 1: B has each answer of the model 2 ms later, a tenth of ")
                .contains("PASS          " + GatePilot.SERIES, "FAIL          " + GatePilot.SERIES, "+10.0 %")
                .contains("s is 0.0 %; +3.0 % or more would be found")
                .doesNotContain("not met");
        assertThat(told.out().replaceAll("\\s+", " ")).contains("real_slower_arrived_gates 1.00 bar: at least 1, met");
        assertThat(told.err()).contains("32 real runs of gate-pilot, about 14 minutes; they go to " + runs);
    }

    @Test
    void only_the_candidate_of_the_second_half_is_broken_and_only_while_it_is_judged() throws IOException {
        bench(request -> stored(request, isPlanted(request) ? 1.1 : 1, 30), "--json");

        assertThat(played).hasSize(2 * RUNS_OF_A_HALF);
        assertThat(played.subList(0, RUNS_OF_A_HALF)).noneMatch(BenchGatePilotTest::isPlanted);
        List<RunRequest> broken =
                played.stream().filter(BenchGatePilotTest::isPlanted).toList();
        assertThat(broken).hasSize(RUNS_OF_A_HALF / 2);
        assertThat(broken)
                .allSatisfy(request -> assertThat(request.scenario().phases())
                        .allSatisfy(phase -> assertThat(phase.faults())
                                .isEqualTo(
                                        phase.judged()
                                                ? List.of(new PhaseFault(
                                                        "inference", new NetworkFault.Latency(Duration.ofMillis(2))))
                                                : List.of())));
        List<ComparisonRecord> kept = kept();
        assertThat(kept).hasSize(2).allMatch(ComparisonRecord::isDecided);
        assertThat(kept.get(1).pairs())
                .extracting(RunPair::candidate)
                .containsExactlyElementsOf(IntStream.range(0, played.size())
                        .filter(i -> isPlanted(played.get(i)))
                        .mapToObj(i -> "run-" + (i + 1))
                        .toList());
        assertThat(kept.get(0).settings()).containsEntry("candidate", "embedded-paced");
        assertThat(kept.get(1).settings())
                .containsEntry("baseline", "embedded-paced")
                .containsEntry("candidate", "embedded-paced, latency 2 ms on inference");
    }

    @Test
    void json_has_both_decisions_and_what_was_planted() throws IOException {
        Told told = bench(request -> stored(request, isPlanted(request) ? 1.1 : 1, 30), "--json");
        JsonNode json = new ObjectMapper().readTree(told.out());

        assertThat(json.at("/real/alike/decision/ruling").asText()).isEqualTo("PASS");
        assertThat(json.at("/real/slower/decision/ruling").asText()).isEqualTo("FAIL");
        assertThat(json.at("/real/slower/plantedMillis").asInt()).isEqualTo(2);
        assertThat(json.at("/real/slower/baselineP95Micros").asInt()).isBetween(20_000, 25_000);
        assertThat(json.at("/real_slower_change_percent").asDouble()).isBetween(9.9, 10.1);
        assertThat(json.at("/real/alike/comparison").asText())
                .isEqualTo(kept().get(0).id());
        assertThat(missed(told)).isEmpty();
    }

    @Test
    void an_arm_that_is_30_percent_slower_although_nothing_changed_misses_the_bar() throws IOException {
        RunPlayer player = request -> stored(request, arm().equals(PairedRuns.CANDIDATE) ? 1.3 : 1, 30);
        Told told = bench(player, "--json");

        assertThat(new ObjectMapper()
                        .readTree(told.out())
                        .at("/real/alike/decision/ruling")
                        .asText())
                .isEqualTo("FAIL");
        assertThat(missed(told)).containsExactly("real_alike_fail_gates", "real_slower_arrived_gates");
    }

    @Test
    void a_missed_bar_of_real_pairs_counts_where_bars_are_required() throws IOException {
        Told told = bench(request -> stored(request, 1, 30), "--require");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out())
                .contains("not met: what was planted is not what arrived: the candidate took 1.000 times");
    }

    @Test
    void a_planted_slowness_that_does_not_arrive_is_not_met() throws IOException {
        Told told = bench(request -> stored(request, 1, 30), "--json");

        assertThat(missed(told)).containsExactly("real_slower_pass_gates", "real_slower_arrived_gates");
    }

    @Test
    void runs_in_doubt_are_told_and_not_met() throws IOException {
        Told told = bench(request -> stored(request, isPlanted(request) ? 1.1 : 1, 27));

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out().replaceAll("\\s+", " "))
                .contains("INVALID " + GatePilot.SERIES, "27 of 30 planned")
                .contains("real_alike_invalid_gates 1.00 bar: at most 0, missed")
                .contains("real_slower_invalid_gates 1.00 bar: at most 0, missed")
                .contains("not met: whether the planted slowness arrived is not known");
    }

    @Test
    void without_a_percentile_nothing_is_planted_and_the_bar_is_missed() throws IOException {
        Told told = bench(request -> stored(request, 1, 0), "--json");

        assertThat(played).hasSize(RUNS_OF_A_HALF);
        assertThat(missed(told)).containsExactly("real_alike_invalid_gates", "real_slower_arrived_gates");
    }

    @Test
    void an_interrupt_ends_it_and_says_what_is_there() throws IOException {
        Told told = bench(request -> {
            if (played.size() == 5) {
                throw new InterruptedException("interrupted");
            }
            return stored(request, 1, 30);
        });

        assertThat(told.code()).isEqualTo(130);
        assertThat(told.err()).contains("2 of 8 pairs are there and nothing is decided");
        assertThat(told.out()).isEmpty();
    }

    @Test
    void nothing_is_played_where_only_simulated_pairs_are_wanted() {
        Told told = told(
                request -> {
                    throw new AssertionError("a run was played");
                },
                "bench",
                "gate",
                "--simulated-only",
                "--gates",
                "1");

        assertThat(told.code()).isZero();
        assertThat(told.out()).doesNotContain("real");
    }

    @Test
    void what_it_plays_compares_one_series_and_stands_among_no_scenarios() {
        ProjectHome home = CommandLineRun.REPOSITORY;
        Scenario pilot = ScenarioFile.read(home.gatePilot(), home.catalog());

        assertThat(new ScenarioSeries(pilot).chosen(new GatePatterns(List.of())))
                .containsExactly(GatePilot.SERIES);
        assertThat(pilot.phases()).allMatch(phase -> phase.faults().isEmpty());
        assertThat(new ScenarioLibrary(home.scenarios()).list()).doesNotContain(pilot.name());
    }

    private RunRecord stored(RunRequest request, double times, int made) throws IOException {
        played.add(request);
        String id = StoredRuns.store(
                request.runs(), "run-" + played.size(), "gate-pilot", request.seed(), times, made, played.size());
        return RunReader.read(new RunFolder(request.runs().resolve(id)));
    }

    /** Whose run is next: both arms of the first half are the same but for their turn, which the recording's seed draws. */
    private String arm() {
        if (played.size() % RUNS_OF_A_HALF == 0) {
            order = new Random(SEED);
        }
        if (pair.isEmpty()) {
            List<String> both = new ArrayList<>(List.of(PairedRuns.BASELINE, PairedRuns.CANDIDATE));
            Collections.shuffle(both, order);
            pair.addAll(both);
        }
        return pair.removeFirst();
    }

    private static boolean isPlanted(RunRequest request) {
        return request.scenario().phases().stream().map(Phase::faults).anyMatch(faults -> !faults.isEmpty());
    }

    private List<ComparisonRecord> kept() throws IOException {
        ComparisonFolder folder = new ComparisonFolder(runs);
        List<ComparisonRecord> kept = new ArrayList<>();
        for (String id : folder.ids()) {
            kept.add(folder.read(id));
        }
        return kept;
    }

    /** The missed bars of real pairs. */
    private static List<String> missed(Told told) throws IOException {
        return StreamSupport.stream(
                        new ObjectMapper().readTree(told.out()).path("missed").spliterator(), false)
                .map(JsonNode::asText)
                .filter(name -> name.startsWith("real_"))
                .toList();
    }

    private Told bench(RunPlayer player, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("bench", "gate", "--seed", String.valueOf(SEED), "--out", runs.toString()));
        arguments.addAll(List.of(more));
        return told(player, arguments.toArray(String[]::new));
    }

    private record Told(int code, String out, String err) {}

    private static Told told(RunPlayer player, String... arguments) {
        CommandLine root = Main.commandLine(CommandLineRun.REPOSITORY);
        CommandLine bench =
                Optional.ofNullable(root.getSubcommands().get("bench")).orElseThrow();
        bench.getCommandSpec().removeSubcommand("gate");
        bench.addSubcommand(new BenchGateCommand(player));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        root.setExecutionExceptionHandler(Failures::execution)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Told(root.execute(arguments), out.toString(), err.toString());
    }
}
