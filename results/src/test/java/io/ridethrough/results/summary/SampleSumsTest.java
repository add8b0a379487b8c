package io.ridethrough.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleVisitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is held of a run while its samples are added up. */
class SampleSumsTest {

    private static final long ORIGIN = 1_700_000_000_000_000L;
    private static final int SECONDS = 600;
    private static final long MOST_HELD = 50_000;
    private static final RunPlan PLAN = new RunPlan(
            PlanFile.FORMAT,
            "run-1",
            "long",
            "A long run.",
            "none",
            "none",
            1,
            Map.of(),
            List.of(new PlannedPhase("steady", Duration.ZERO, Duration.ofSeconds(SECONDS), true, List.of())),
            List.of(new PlannedLoad("buy", 10, 6_000, Duration.ofSeconds(10))),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @Test
    void ten_times_the_samples_take_no_more_room() {
        Held few = held(visitor -> play(visitor, 200_000));
        Held many = held(visitor -> play(visitor, 2_000_000));

        // The buckets of phase and lag, and two or three bins that are open at once.
        assertThat(few.most()).isLessThan(MOST_HELD);
        assertThat(many.most()).isLessThan(MOST_HELD);
        assertThat(many.sums().requests()).isEqualTo(2_000_000);
    }

    @Test
    void a_bin_is_closed_as_soon_as_no_more_can_come_and_every_sample_is_in_it() {
        Held held = held(visitor -> play(visitor, 60_000));

        FlowSummary buy = held.sums().flows().get(0);

        assertThat(buy.steps().get(0).latencies().count().sum()).isEqualTo(60_000);
        assertThat(buy.steps().get(0).latencies().total()).isEqualTo(60_000);
        assertThat(held.most()).isLessThan(60_000);
    }

    @Test
    void a_sample_that_ends_at_last_keeps_its_bin_open_for_it() {
        long end = ORIGIN + 500_000_000;
        Held held = held(visitor -> {
            play(visitor, 6_000);
            visitor.sample(new Sample("buy", "pay", 0, ORIGIN + 1, ORIGIN + 1, end, 0, Outcome.TIMED_OUT, "", "late"));
        });

        LatencySeries pay = held.sums().flows().get(0).steps().get(0).latencies();

        assertThat(pay.count().toList().get(0)).isEqualTo(11);
        assertThat(pay.p99().toList().get(0)).isEqualTo(499_999.999);
    }

    @Test
    void records_that_the_first_pass_did_not_see_are_left_out() {
        Extent.Finder finder = new Extent.Finder();
        play(finder, 100);
        SampleSums sums = new SampleSums(PLAN, timeline(finder.found()), finder.found());
        play(sums, 100);
        play(sums, 100);
        assertThat(sums.requests()).isEqualTo(100);
    }

    @Test
    void names_without_end_are_added_up_as_one() {
        Held held = held(visitor -> {
            for (int i = 0; i < 5_000; i++) {
                long at = ORIGIN + i;
                visitor.sample(new Sample(
                        "flow-" + i % 60, "step-" + i, i, at, at, at, 500, Outcome.HTTP_ERROR, "", "error " + i));
            }
        });

        List<FlowSummary> flows = held.sums().flows();

        assertThat(flows).hasSize(SampleSums.MOST_FLOWS + 1);
        assertThat(flows.stream().mapToInt(flow -> flow.steps().size()).sum())
                .isLessThanOrEqualTo(SampleSums.MOST_STEPS + SampleSums.MOST_FLOWS + 1);
        assertThat(flows.stream()
                        .flatMap(flow -> flow.steps().stream())
                        .mapToLong(step -> step.latencies().total())
                        .sum())
                .isEqualTo(5_000);
        assertThat(held.sums().errors()).hasSizeLessThanOrEqualTo(ErrorSums.MOST_KINDS + SampleSums.MOST_FLOWS + 1);
        assertThat(held.sums().errors().stream().mapToLong(ErrorSummary::count).sum())
                .isEqualTo(5_000);
    }

    /** The most that was held at any time. */
    private record Held(SampleSums sums, long most) {}

    private static Held held(Consumer<SampleVisitor> play) {
        Extent.Finder finder = new Extent.Finder();
        play.accept(finder);
        SampleSums sums = new SampleSums(PLAN, timeline(finder.found()), finder.found());
        Watched watched = new Watched(sums);
        play.accept(watched);
        return new Held(sums, Math.max(watched.most, sums.held()));
    }

    private static Timeline timeline(Extent extent) {
        return Timeline.of(PLAN, OptionalLong.of(ORIGIN), ORIGIN, extent);
    }

    private static final class Watched implements SampleVisitor {
        private final SampleSums sums;
        private long seen;
        private long most;

        Watched(SampleSums sums) {
            this.sums = sums;
        }

        @Override
        public void sample(Sample sample) {
            sums.sample(sample);
            if (seen++ % 10_000 == 0) {
                most = Math.max(most, sums.held());
            }
        }

        @Override
        public void journey(Journey journey) {
            sums.journey(journey);
        }
    }

    /** Evenly over the run, in the order of their intended starts, which is nearly that of their ends. */
    private static void play(SampleVisitor visitor, int count) {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < count; i++) {
            long at = ORIGIN + SECONDS * 1_000_000L * i / count;
            long took = (long) (20_000 * Math.exp(0.3 * random.nextGaussian()));
            visitor.sample(new Sample("buy", "pay", i, at, at, at + took, 200, Outcome.OK, "", ""));
        }
    }
}
