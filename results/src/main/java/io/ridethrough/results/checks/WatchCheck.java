package io.ridethrough.results.checks;

import io.ridethrough.results.plan.PlannedWatch;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.List;

/** Golden prompts were asked as planned: nearly all, nearly on time, and nearly all of them answered. */
record WatchCheck(PlannedWatch watch) implements Check {

    /** Largest distance of a question from its intended time. */
    static final Duration LARGEST_DELAY = Duration.ofMillis(250);

    /** Least share of the planned questions that were asked in time, and of those asked that were answered. */
    static final double LEAST = 0.9;

    @Override
    public Claimed claimed() {
        return new Claimed(
                ValidityChecks.CLAIM,
                "watch",
                "At least " + Figures.percent(LEAST) + " of the golden prompts were asked within "
                        + Figures.duration(LARGEST_DELAY) + " of their time, and as many of them answered.",
                "≥ " + Figures.percent(LEAST) + " asked in time, ≥ " + Figures.percent(LEAST) + " answered",
                "golden prompts");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<GoldenAnswer> answers = run.golden().answers();
        Unjudgeable.unless(!answers.isEmpty(), "no golden prompt was asked");
        long inTime = answers.stream()
                .filter(answer -> answer.sentAt() - answer.intendedAt() <= Timeline.micros(LARGEST_DELAY))
                .count();
        long complete = answers.stream().filter(GoldenAnswer::wasAnswered).count();
        String told = Figures.percent(inTime, watch.questions()) + " asked in time, "
                + Figures.percent(complete, answers.size()) + " answered";
        if (inTime < LEAST * watch.questions()) {
            return Ruling.inconclusive(told, "golden prompts were not asked in time", List.of());
        }
        return complete < LEAST * answers.size()
                ? Ruling.inconclusive(told, "golden prompts were not answered", List.of())
                : Ruling.pass(told, List.of());
    }
}
