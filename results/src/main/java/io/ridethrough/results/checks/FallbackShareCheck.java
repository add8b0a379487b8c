package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.FallbackShare;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Answers that came from the fallback. In each phase, of the point's requests that were due to begin there:
 *
 * <pre>share = answered well by the fallback / (all − cut off by the end of the run − answered by the model afterwards)</pre>
 *
 * so that a request without an answer counts against the claim. An answer of the model that came after the phase says
 * nothing of it: what held it back is healed by then. The worst phase decides. Limit: it believes the application's word
 * for where an answer came from.
 */
record FallbackShareCheck(FallbackShare expectation, InferencePoint point) implements Check {

    @Override
    public Claimed claimed() {
        return new Claimed(
                "fallback-share",
                point.name(),
                "At least " + Figures.percent(expectation.atLeast()) + " of the requests that ask for " + point.name()
                        + " during " + Figures.list(expectation.during()) + " are answered by the fallback.",
                "≥ " + Figures.percent(expectation.atLeast()),
                "application");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<ShareOfPhase> shares = Timeline.of(run).judged(expectation.during()).stream()
                .map(window -> share(run, window))
                .toList();
        return ShareOfPhase.rule(shares, expectation.atLeast(), "fallback/" + point.name(), worst -> why(run, worst));
    }

    private ShareOfPhase share(RunRecord run, Window window) {
        List<Sample> all = Observed.samples(run, point.flow(), point.step(), window);
        List<Sample> finished = counted(all, window);
        long byFallback = finished.stream().filter(Observed::answeredByFallback).count();
        long cutOff = all.size() - Observed.finished(all).size();
        return new ShareOfPhase(window, byFallback, finished.size(), cutOff, point.step() + " request began");
    }

    private static List<Sample> counted(List<Sample> all, Window window) {
        return Observed.finished(all).stream()
                .filter(sample -> !Observed.answeredByModel(sample) || sample.endedAt() < window.to())
                .toList();
    }

    private String why(RunRecord run, ShareOfPhase worst) {
        Map<String, Long> others =
                counted(Observed.samples(run, point.flow(), point.step(), worst.window()), worst.window()).stream()
                        .filter(sample -> !Observed.answeredByFallback(sample))
                        .collect(Collectors.groupingBy(FallbackShareCheck::instead, Collectors.counting()));
        String most = others.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(entry -> ", most often (" + entry.getValue() + ") " + entry.getKey())
                .orElse("");
        return worst.missing() + " of " + worst.whole() + " requests for " + point.name() + " during "
                + worst.window().name() + " were not answered by the fallback" + most;
    }

    private static String instead(Sample sample) {
        if (Observed.answeredByModel(sample)) {
            return "by the model";
        }
        return sample.outcome() == Outcome.OK ? "from a source that was not named" : "with " + Observed.trouble(sample);
    }
}
