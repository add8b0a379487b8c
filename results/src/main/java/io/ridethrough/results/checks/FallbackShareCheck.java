package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.FallbackShare;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers that came from the fallback. In each phase, of the point's requests that were due to begin there:
 *
 * <pre>share = answered well by the fallback / (all − cut off by the end of the run − answered by the model afterwards)</pre>
 *
 * so that a request without an answer counts against the claim. An answer of the model that came after the phase says
 * nothing of it: what held it back is healed by then. The worst phase decides.
 *
 * <p>Where an answer came from is the application's word, held against the wire where that is not cut. They disagree on a
 * request that by its word called the model while no call was seen, or called nobody while one was. A phase in which they do
 * so for more than {@link Wire#MOST_DISAGREEING} of the requests settles nothing. Limit: whether an answer that was seen to
 * be asked for was also used, the wire cannot tell.
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
                "application, wire");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<ShareOfPhase> shares = Timeline.of(run).judged(expectation.during()).stream()
                .map(window -> share(run, window))
                .toList();
        Ruling ruling =
                ShareOfPhase.rule(shares, expectation.atLeast(), "fallback/" + point.name(), worst -> why(run, worst));
        Wire wire = Wire.of(run, point);
        return shares.stream()
                .map(ShareOfPhase::window)
                .filter(window -> !wire.isCutDuring(window))
                .flatMap(window -> disagreement(wire, window).stream())
                .findFirst()
                .map(why -> Ruling.inconclusive(ruling.measured(), why, ruling.evidence()))
                .orElse(ruling);
    }

    /** How word and wire disagree, in a sentence, where they do so too often. */
    private Optional<String> disagreement(Wire wire, Window window) {
        List<Demand> demands = wire.during(window);
        long disputed = demands.stream().filter(Demand::isDisputed).count();
        if (disputed <= Wire.MOST_DISAGREEING * demands.size()) {
            return Optional.empty();
        }
        long told = demands.stream()
                .filter(demand -> Told.by(demand.sample()).isOfACall())
                .count();
        long seen = demands.stream().filter(demand -> demand.attempts() > 0).count();
        return Optional.of("application and wire disagree on " + disputed + " of " + demands.size() + " requests for "
                + point.name() + " during " + window.name() + ": by its word " + told
                + " called the model, on the wire " + seen + " did");
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
