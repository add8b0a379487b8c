package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.capacity.Bottleneck;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityEstimate.Kind;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.report.CapacityFile;
import io.ridethrough.results.capacity.report.CapacityPage;
import io.ridethrough.results.capacity.study.StudyBlock;
import io.ridethrough.results.capacity.study.StudyFolder;
import io.ridethrough.results.capacity.study.StudyRecord;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.simulations.baselines.RunPlayer;
import io.ridethrough.simulations.capacity.FakeShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose runs are played by a player that only stores what a run would have left. */
class CapacityCommandTest {
    private static final double NEVER = 1e9;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    private Path runs;

    @Test
    void a_quick_study_of_three_states_is_five_runs_and_tells_what_each_state_takes() throws IOException {
        FakeShop shop = new FakeShop(20, NEVER);

        CommandLineRun told =
                capacity(shop::play, "--quick", "--slo", "place-order p95<1s", "--target-rate", "600/min");

        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(shop.played()).isEqualTo(5);
        CapacityReport report = report();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.estimates()).extracting(CapacityEstimate::state).containsExactly(ModelState.values());
        // 0.2 s · 1.18 / (1 - rate / full) is 1 s, 1.18 being the 95th percentile of a spread of a tenth.
        assertThat(estimate(report, ModelState.HEALTHY)).isBetween(14.5, 16.0);
        assertThat(estimate(report, ModelState.SLOW)).isBetween(7.2, 8.0);
        assertThat(estimate(report, ModelState.OUT)).isBetween(7.2, 8.0);
        assertThat(told.out()).startsWith("At least ").contains("with the model healthy", CapacityPage.NAME);
        assertThat(Files.readString(study().resolve(CapacityPage.NAME))).contains("</html>");
        assertThat(record().blocks())
                .extracting(StudyBlock::kind)
                .containsExactly(
                        StudyBlock.Kind.EXPLORED,
                        StudyBlock.Kind.EXPLORED,
                        StudyBlock.Kind.EXPLORED,
                        StudyBlock.Kind.MEASURED,
                        StudyBlock.Kind.REFINED);
        assertThat(report.steps())
                .allSatisfy(step -> assertThat(step.isSound())
                        .as("%s at %s: %s", step.state(), step.rate(), step.disturbance())
                        .isTrue());
    }

    @Test
    void a_generator_that_is_full_first_is_named_and_no_capacity_is_claimed() throws IOException {
        FakeShop shop = new FakeShop(40, 10);

        CommandLineRun told = capacity(shop::play, "--quick", "--states", "healthy", "--slo", "place-order p95<1s");

        assertThat(told.exitCode()).isEqualTo(2);
        CapacityReport report = report();
        assertThat(report.steps().stream().filter(step -> step.rate() > 10))
                .isNotEmpty()
                .noneMatch(StepMeasurement::isSound);
        CapacityEstimate estimate = report.estimate(ModelState.HEALTHY).orElseThrow();
        assertThat(estimate.kind()).isEqualTo(Kind.GENERATOR_BOUND);
        assertThat(estimate.bottleneck()).isEqualTo(Bottleneck.GENERATOR);
        assertThat(estimate.low()).isEmpty();
        assertThat(estimate.perSecond()).isEmpty();
        assertThat(told.out()).contains("No capacity is claimed").containsIgnoringCase("generator");
    }

    @Test
    void what_was_interrupted_keeps_its_runs_and_goes_on() throws IOException {
        FakeShop shop = new FakeShop(20, NEVER);
        CommandLineRun broken = capacity(
                request -> {
                    if (shop.played() == 3) {
                        throw new InterruptedException("interrupted");
                    }
                    return shop.play(request);
                },
                "--quick",
                "--slo",
                "place-order p95<1s",
                "--seed",
                "7");
        String id = record().id();

        assertThat(broken.exitCode()).isEqualTo(130);
        assertThat(broken.err()).contains("3 runs are kept", "ridethrough capacity --resume " + id);
        assertThat(record().blocks()).hasSize(3);
        assertThat(record().isComplete()).isFalse();
        CommandLineRun again = told(shop::play, "capacity", "--out", runs.toString(), "--resume", id);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(shop.played()).as("no run is played twice").isEqualTo(5);
        assertThat(record().isComplete()).isTrue();
        assertThat(record().terms().seed()).isEqualTo(7);
        assertThat(estimate(report(), ModelState.HEALTHY)).isBetween(14.5, 16.0);
    }

    @Test
    void a_run_that_cannot_be_played_ends_the_study_and_what_was_over_is_kept() throws IOException {
        FakeShop shop = new FakeShop(20, NEVER);
        CommandLineRun broken = capacity(
                request -> {
                    if (shop.played() == 4) {
                        throw new EnvironmentUnavailableException("the store is gone");
                    }
                    return shop.play(request);
                },
                "--quick");

        assertThat(broken.exitCode()).isEqualTo(69);
        assertThat(broken.err()).contains("the store is gone", "4 runs are kept");
        assertThat(record().blocks()).hasSize(4);
    }

    @Test
    void a_study_that_is_over_is_estimated_again_without_a_run() throws IOException {
        FakeShop shop = new FakeShop(20, NEVER);
        capacity(shop::play, "--quick", "--slo", "place-order p95<1s");
        CapacityReport before = report();
        String id = record().id();

        CommandLineRun again = told(
                shop::play, "capacity", "--out", runs.toString(), "--resume", id, "--order-loss", "CHF 40", "--json");

        assertThat(again.exitCode()).isZero();
        assertThat(shop.played()).isEqualTo(5);
        assertThat(report().estimates()).isEqualTo(before.estimates());
        assertThat(report().fallbackCosts()).extracting(cost -> cost.currency()).contains("CHF");
        assertThat(again.out().strip()).isEqualTo(CapacityFile.text(report()));
    }

    @Test
    void half_a_study_of_one_build_does_not_go_on_with_another() throws IOException {
        FakeShop shop = new FakeShop(20, NEVER);
        capacity(
                request -> {
                    if (shop.played() == 2) {
                        throw new InterruptedException("interrupted");
                    }
                    return shop.play(request);
                },
                "--quick");
        StudyFolder folder = new StudyFolder(runs);
        StudyRecord record = record();
        String text = Files.readString(folder.file(record.id()));
        Files.writeString(
                folder.file(record.id()), text.replace("\"store-workers\" : \"16\"", "\"store-workers\" : \"8\""));

        CommandLineRun again = told(shop::play, "capacity", "--out", runs.toString(), "--resume", record.id());

        assertThat(again.exitCode()).isEqualTo(64);
        assertThat(again.err()).contains("store-workers was `8` and is `16`: begin a study anew");
        assertThat(shop.played()).isEqualTo(2);
    }

    @Test
    void every_mistake_is_told_at_once_and_nothing_starts() throws IOException {
        FakeShop shop = new FakeShop(20, NEVER);

        CommandLineRun told = capacity(
                shop::play,
                "--env",
                "embeded",
                "--slo",
                "place-ordr p95<2s",
                "--states",
                "healthy,slo",
                "--resilience",
                "none-such",
                "--quick",
                "--thorough");

        assertThat(told.exitCode()).isEqualTo(64);
        assertThat(told.err())
                .contains(
                        "embeded: no such environment",
                        "--slo: `guest-checkout` has no step `place-ordr`, did you mean `place-order`?",
                        "--states: there is no state `slo`, did you mean `slow`?",
                        "--resilience: no preset of resilience `none-such`",
                        "--quick: and --thorough are two studies");
        assertThat(shop.played()).isZero();
        assertThat(new StudyFolder(runs).ids()).isEmpty();
    }

    @Test
    void more_mistakes() throws IOException {
        FakeShop shop = new FakeShop(20, NEVER);

        assertThat(capacity(shop::play, "--slo", "fast").err()).contains("--slo: \"fast\" is no objective");
        assertThat(capacity(shop::play, "--slow", "noisy-neighbor").err()).contains("did you mean `noisy-neighbour`?");
        assertThat(capacity(shop::play, "--states", "healthy", "--slow", "1s").err())
                .contains("--slow: means nothing where `slow` is not among --states");
        assertThat(capacity(shop::play, "--target-rate", "12", "--order-loss", "much")
                        .err())
                .contains("--target-rate: `12` is no rate", "--order-loss: `much` is no amount");
        assertThat(told(shop::play, "capacity", "--out", runs.toString(), "--resume", "x", "--quick")
                        .err())
                .contains("--resume: was fixed to its environment");
        CommandLineRun unknown = told(shop::play, "capacity", "--out", runs.toString(), "--resume", "x");
        assertThat(unknown.exitCode()).isEqualTo(64);
        assertThat(unknown.err()).contains("x: there is no such study");
        assertThat(new StudyFolder(runs).ids()).isEmpty();
    }

    private static double estimate(CapacityReport report, ModelState state) {
        return report.estimate(state).orElseThrow().perSecond().orElseThrow();
    }

    private CommandLineRun capacity(RunPlayer player, String... more) {
        List<String> arguments = new ArrayList<>(List.of("capacity", "--out", runs.toString()));
        arguments.addAll(List.of(more));
        return told(player, arguments.toArray(String[]::new));
    }

    private static CommandLineRun told(RunPlayer player, String... arguments) {
        return CommandLineRun.with("capacity", new CapacityCommand(player, CLOCK), arguments);
    }

    private Path study() throws IOException {
        return new StudyFolder(runs).of(record().id());
    }

    private StudyRecord record() throws IOException {
        StudyFolder folder = new StudyFolder(runs);
        assertThat(folder.ids()).hasSize(1);
        return folder.read(folder.ids().get(0));
    }

    private CapacityReport report() throws IOException {
        return RunJson.read(study().resolve(CapacityFile.NAME), CapacityReport.class);
    }
}
