package io.ridethrough.results.checks;

import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.results.plan.StopCondition.ErrorBudget;
import io.ridethrough.results.plan.StopCondition.ProbeAbove;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.stop.BudgetBurn;
import io.ridethrough.results.stop.ProbeHold;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stop condition as a run's record shows it: found again by the code that watched for it, from the samples in the order
 * in which they ended, or from the probes in the journal.
 *
 * @param firstTrue the first instant at which it was true; empty when it never was
 * @param worst how close it came, in short; empty when nothing was seen that could have made it true
 * @param nothingSeen what was missing then
 * @param evidence where to look
 */
record StopSight(Optional<True> firstTrue, Optional<String> worst, String nothingSeen, List<Evidence> evidence) {

    /**
     * An instant at which it was true.
     *
     * @param atMicros microseconds since the Unix epoch
     * @param told what was measured, in short
     * @param why the same as a sentence without its full stop
     */
    record True(long atMicros, String told, String why) {}

    static StopSight of(RunRecord run, StopCondition condition) {
        return condition instanceof ErrorBudget budget ? burning(run, budget) : holding(run, (ProbeAbove) condition);
    }

    private static StopSight burning(RunRecord run, ErrorBudget budget) {
        BudgetBurn watch = new BudgetBurn(budget);
        Optional<True> first = Optional.empty();
        List<Sample> inOrder = run.samples().stream()
                .filter(sample -> sample.flow().equals(budget.flow()))
                .sorted(Comparator.comparingLong(Sample::endedAt))
                .toList();
        for (Sample sample : inOrder) {
            Optional<BudgetBurn.Burn> burnt = watch.ended(sample);
            if (burnt.isPresent()) {
                first = burnt.map(burn -> burning(budget, burn));
                break;
            }
        }
        return new StopSight(
                first,
                watch.worst().map(worst -> "at most " + Figures.percent(worst.errors(), worst.requests())),
                "there were never " + budget.fewestRequests() + " " + Figures.spoken(budget.flow())
                        + " requests within " + Figures.duration(budget.over()),
                evidence(run, first, Timeline.micros(budget.over()), "latency/" + budget.flow()));
    }

    private static True burning(ErrorBudget budget, BudgetBurn.Burn burn) {
        String share = Figures.percent(burn.errors(), burn.requests());
        return new True(
                burn.atMicros(),
                share,
                burn.errors() + " of " + burn.requests() + " " + Figures.spoken(budget.flow()) + " requests within "
                        + Figures.duration(budget.over()) + " ended in an error, more than "
                        + Figures.percent(budget.atMost()));
    }

    private static StopSight holding(RunRecord run, ProbeAbove probe) {
        ProbeHold watch = new ProbeHold(probe);
        Optional<True> first = Optional.empty();
        for (JournalEvent event : run.journal()) {
            if (!event.event().equals("probe")) {
                continue;
            }
            Map<String, ?> values = RunJson.values(event.fields());
            long at = event.fields().path("readAt").asLong(event.at());
            OptionalLong above = watch.read(event.fields().path("source").asText(), values, at);
            if (above.isPresent()) {
                first = Optional.of(new True(
                        at,
                        String.valueOf(above.getAsLong()),
                        Figures.spoken(probe.probe()) + " were above " + probe.above() + " for "
                                + Figures.duration(probe.lasting()) + ", " + above.getAsLong() + " in the end"));
                break;
            }
        }
        OptionalLong highest = watch.highest();
        return new StopSight(
                first,
                highest.isPresent() ? Optional.of("at most " + highest.getAsLong()) : Optional.empty(),
                "no probe read " + Figures.spoken(probe.probe()),
                evidence(run, first, Timeline.micros(probe.lasting()), "probe/" + probe.probe()));
    }

    private static List<Evidence> evidence(RunRecord run, Optional<True> first, long overMicros, String series) {
        long origin = Timeline.of(run).origin();
        return first.stream()
                .map(at -> new Window("", origin, Math.max(origin, at.atMicros() - overMicros), at.atMicros()))
                .map(window -> window.evidence(series))
                .toList();
    }
}
