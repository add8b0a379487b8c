package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.baseline.pairing.ComparisonFolder;
import io.ridethrough.results.baseline.pairing.ComparisonRecord;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.simulations.baselines.RunPlayer;
import io.ridethrough.simulations.conductor.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons whose pairs are played, by a player that only stores what a run would have left. */
class ComparePlayingTest {
    private static final String ADVICE = "guest-checkout/place-order @ steady";

    @TempDir
    private Path runs;

    private final List<String> played = new ArrayList<>();

    @Test
    void pairs_are_played_in_turns_either_first_and_decided() throws IOException {
        CommandLineRun told = compare(this::play, "--candidate-defect", "no-breaker", "--pairs", "8");

        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(played).hasSize(16);
        for (int pair = 0; pair < 8; pair++) {
            assertThat(played.subList(2 * pair, 2 * pair + 2))
                    .containsExactlyInAnyOrder("none " + (7 + pair), "no-breaker " + (7 + pair));
        }
        assertThat(played.stream().filter(run -> played.indexOf(run) % 2 == 0).map(run -> run.split(" ")[0]))
                .contains("none", "no-breaker");
        ComparisonRecord kept = only();
        assertThat(kept.isDecided()).isTrue();
        assertThat(kept.pairs()).hasSize(8);
        assertThat(kept.settings())
                .containsEntry("seed", "7")
                .containsEntry("baseline", "embedded")
                .containsEntry("candidate", "embedded, defect no-breaker");
        assertThat(told.out()).contains("PASS          " + ADVICE).doesNotContain("not recorded in turns");
    }

    @Test
    void a_slower_candidate_fails() throws IOException {
        CommandLineRun told = compare(this::slowCandidate, "--candidate-defect", "no-breaker");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.out()).contains("FAIL          " + ADVICE);
    }

    @Test
    void an_interrupt_keeps_whole_pairs_and_says_which_are_there() throws IOException {
        CommandLineRun told = compare(request -> {
            if (played.size() == 5) {
                throw new InterruptedException("interrupted");
            }
            return play(request);
        });
        ComparisonRecord kept = only();

        assertThat(told.exitCode()).isEqualTo(130);
        assertThat(told.err())
                .contains("2 of 8 pairs are there and nothing is decided", kept.id() + ".comparison.json names them");
        assertThat(kept.pairs()).hasSize(2);
        assertThat(kept.isDecided()).isFalse();
        assertThat(told.out()).isEmpty();
    }

    @Test
    void what_was_broken_off_is_not_decided_on_fewer_pairs() throws IOException {
        CommandLineRun broken = compare(request -> {
            if (played.size() == 13) {
                throw new EnvironmentUnavailableException("the store is gone");
            }
            return play(request);
        });
        ComparisonRecord kept = only();
        assertThat(broken.exitCode()).isEqualTo(69);
        assertThat(kept.pairs()).hasSize(6);

        CommandLineRun again = told(this::play, "compare", "--out", runs.toString(), "--of", kept.id());
        List<String> six = new ArrayList<>(List.of("compare", "--out", runs.toString(), "--baseline"));
        kept.pairs().forEach(pair -> six.add(pair.baseline()));
        six.add("--candidate");
        kept.pairs().forEach(pair -> six.add(pair.candidate()));
        CommandLineRun taken = told(this::play, six.toArray(String[]::new));

        assertThat(again.exitCode()).isEqualTo(64);
        assertThat(again.err()).contains("only 6 of its 8 pairs are there");
        assertThat(taken.exitCode()).isEqualTo(64);
        assertThat(taken.err()).contains("the number of pairs is fixed in advance");
    }

    @Test
    void every_mistake_is_told_at_once_and_nothing_starts() throws IOException {
        CommandLineRun told = told(
                this::play,
                "compare",
                "fair-wether",
                "--out",
                runs.toString(),
                "--candidate-env",
                "embeded",
                "--baseline-defect",
                "no-braker",
                "--candidate-resilience",
                "none-such",
                "--pairs",
                "5");

        assertThat(told.exitCode()).isEqualTo(64);
        assertThat(told.err())
                .contains(
                        "fair-wether",
                        "embeded: no such environment",
                        "--baseline-defect: no `no-braker`",
                        "--candidate-resilience: no `none-such`",
                        "--pairs: 5 pairs can show nothing");
        assertThat(played).isEmpty();
        assertThat(new ComparisonFolder(runs).ids()).isEmpty();
    }

    @Test
    void more_series_take_more_pairs_unless_fewer_are_asked_for_which_is_refused() throws IOException {
        CommandLineRun refused = compare(this::play, "--gate", "guest-checkout/* @ steady", "--pairs", "8");

        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("8 pairs can show nothing of 9 gated series: it takes 9 or more");
        compare(this::play, "--gate", "guest-checkout/* @ steady");
        assertThat(only().plannedPairs()).isEqualTo(9);
    }

    @Test
    void a_step_that_decides_and_has_no_sample_is_invalid() throws IOException {
        CommandLineRun told = compare(this::play, "--gate", "dashboard/read-orders @ steady");

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.out()).contains("INVALID       dashboard/read-orders @ steady", "no samples");
    }

    private RunRecord play(RunRequest request) throws IOException {
        return stored(request, 1);
    }

    private RunRecord slowCandidate(RunRequest request) throws IOException {
        return stored(request, request.defect().isPresent() ? 1.5 : 1);
    }

    private RunRecord stored(RunRequest request, double times) throws IOException {
        played.add(request.defect().orElse("none") + " " + request.seed());
        String id = StoredRuns.store(
                request.runs(), "run-" + played.size(), "fair-weather", request.seed(), times, 30, played.size());
        return RunReader.read(new RunFolder(request.runs().resolve(id)));
    }

    private CommandLineRun compare(RunPlayer player, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("compare", "fair-weather", "--seed", "7", "--out", runs.toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--gate")) {
            arguments.addAll(List.of("--gate", ADVICE));
        }
        return told(player, arguments.toArray(String[]::new));
    }

    private static CommandLineRun told(RunPlayer player, String... arguments) {
        return CommandLineRun.with("compare", new CompareCommand(player), arguments);
    }

    private ComparisonRecord only() throws IOException {
        ComparisonFolder folder = new ComparisonFolder(runs);
        assertThat(folder.ids()).hasSize(1);
        return folder.read(folder.ids().get(0));
    }
}
