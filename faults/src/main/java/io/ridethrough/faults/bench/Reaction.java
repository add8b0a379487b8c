package io.ridethrough.faults.bench;

import io.ridethrough.faults.bench.reaction.ReactionBench;
import io.ridethrough.faults.bench.reaction.Reactions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How soon a planned fault acts, and how soon traffic is free of it. No contender takes part: a server in this process
 * stands in for ours, since only its events tell which byte was the first, by the clock that the plan goes by.
 */
final class Reaction implements Measurement {
    /** How many times longer it takes than others: a fault gives one sample, and a 99th percentile needs many. */
    private static final int LENGTHS = 5;

    private static final double NANOS_IN_A_MILLI = 1e6;

    @Override
    public void measure(Course course, Report report) throws IOException, InterruptedException {
        report.begins("planned faults that act and end");
        long times = course.length().multipliedBy(LENGTHS).dividedBy(ReactionBench.ROUND);
        Reactions reactions = ReactionBench.run((int) Math.max(1, times), course.distantEcho());
        add(report, "planned start to first byte affected", reactions.toAffected());
        add(report, "planned end to first byte free", reactions.toFree());
        report.note("planned start and end: " + reactions.toAffected().size()
                + " faults through a fault proxy in the bench's own process");
    }

    private static void add(Report report, String what, List<Duration> sorted) {
        report.add(figure(what + ", p50", sorted, 0.5));
        report.add(figure(what + ", p99", sorted, 0.99).mustBe(Bar.atMost(Reactions.BAR.toMillis())));
    }

    private static Figure figure(String what, List<Duration> sorted, double share) {
        double millis = Reactions.quantile(sorted, share).toNanos() / NANOS_IN_A_MILLI;
        return Figure.of(what, "ms", List.of(OptionalDouble.of(millis)));
    }
}
