package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.ErrorsShown;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Errors that customers see. In each phase and for each flow, of the requests that were due to begin there:
 *
 * <pre>share = ended in an error / (all − cut off by the end of the run)</pre>
 *
 * An error is an answer with a status of 400 or more, a success status whose content fails the step's own check (a GraphQL
 * error behind HTTP 200), no answer within the client's patience, or a connection that broke. The worst phase and flow
 * decide, so that neither can be thinned out by another, or a {@link Burst} within one.
 *
 * <p>Limits: a request counts where it was due, also when it failed in a later phase. A journey that an error ended makes
 * none of its later requests, so an early step's errors weigh more than a late one's. What the flow takes for a good answer
 * is none, whatever it reads like.
 */
record ErrorsShownCheck(ErrorsShown expectation) implements Check {

    static final String CLAIM = "errors-shown";

    @Override
    public Claimed claimed() {
        String whose = expectation.flow().isEmpty() ? "each flow's" : "the " + Figures.spoken(expectation.flow());
        return new Claimed(
                CLAIM,
                expectation.flow().isEmpty() ? "all" : expectation.flow(),
                "At most " + Figures.percent(expectation.atMost()) + " of " + whose + " requests during "
                        + Figures.list(expectation.during()) + " end in an error that the customer sees.",
                "≤ " + Figures.percent(expectation.atMost()),
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unless(expectation.atMost() >= 0 && expectation.atMost() < 1, "the bound must be a share below 1");
        List<Shown> all = new ArrayList<>();
        for (Window window : Timeline.of(run).judged(expectation.during())) {
            for (String flow : flows(run)) {
                all.add(Shown.of(run, flow, window));
            }
        }
        Unjudgeable.unless(!all.isEmpty(), "the plan has no flow whose requests could be counted");
        return Burst.hiddenBy(shares(all), all.stream().map(Shown::events).toList(), expectation.atMost());
    }

    private Ruling shares(List<Shown> all) {
        Optional<Shown> worst =
                all.stream().filter(shown -> shown.ended() > 0).max(Comparator.comparingDouble(Shown::share));
        if (worst.isPresent() && !worst.get().isWithin(expectation.atMost(), 0)) {
            return Ruling.fail(
                    worst.get().told(), worst.get().why(), List.of(worst.get().evidence()));
        }
        String told = worst.map(Shown::told).orElse("");
        List<Evidence> evidence = all.stream().map(Shown::evidence).toList();
        Optional<Shown> empty = all.stream().filter(shown -> shown.ended() == 0).findFirst();
        if (empty.isPresent()) {
            return Ruling.inconclusive(
                    told,
                    "no " + empty.get().flow() + " request began and ended during "
                            + empty.get().window().name(),
                    evidence);
        }
        return all.stream()
                .filter(shown -> !shown.isWithin(expectation.atMost(), shown.cutOff()))
                .findFirst()
                .map(open -> Ruling.inconclusive(
                        open.told() + ", " + open.cutOff() + " cut off by the end of the run",
                        "what the end of the run cut off during "
                                + open.window().name() + " could have tipped it",
                        evidence))
                .orElseGet(() -> Ruling.pass(told, evidence));
    }

    private List<String> flows(RunRecord run) {
        return expectation.flow().isEmpty()
                ? run.plan().load().stream().map(PlannedLoad::flow).toList()
                : List.of(expectation.flow());
    }

    /** What one flow's customers saw in one phase. */
    private record Shown(String flow, Window window, List<Sample> errors, long ended, long cutOff, DatedEvents events) {

        static Shown of(RunRecord run, String flow, Window window) {
            List<Sample> all = Observed.samples(run, flow, window);
            List<Sample> ended = Observed.finished(all);
            List<Sample> errors = ended.stream()
                    .filter(sample -> sample.outcome() != Outcome.OK)
                    .toList();
            DatedEvents events = DatedEvents.of(
                    window,
                    Figures.spoken(flow) + " requests showed the customer an error",
                    "latency/" + flow,
                    ended,
                    Sample::intendedAt,
                    sample -> sample.outcome() != Outcome.OK);
            return new Shown(flow, window, errors, ended.size(), all.size() - ended.size(), events);
        }

        double share() {
            return (double) errors.size() / ended;
        }

        boolean isWithin(double atMost, long moreErrors) {
            return errors.size() + moreErrors <= atMost * (ended + moreErrors) + Figures.NOISE;
        }

        String told() {
            return Figures.percent(errors.size(), ended) + " of " + flow + " during " + window.name();
        }

        String why() {
            Map.Entry<Kind, Long> most = mostFrequent().orElseThrow();
            return errors.size() + " of " + ended + " " + Figures.spoken(flow) + " requests during " + window.name()
                    + " showed the customer an error, most often (" + most.getValue() + ") "
                    + most.getKey().told();
        }

        Evidence evidence() {
            return window.evidence("latency/" + flow
                    + mostFrequent().map(most -> "/" + most.getKey().step()).orElse(""));
        }

        private Optional<Map.Entry<Kind, Long>> mostFrequent() {
            return errors.stream().collect(Collectors.groupingBy(Kind::of, Collectors.counting())).entrySet().stream()
                    .max(Map.Entry.<Kind, Long>comparingByValue()
                            .thenComparing(entry -> entry.getKey().told(), Comparator.reverseOrder()));
        }
    }

    /** Errors of one step that look alike. */
    private record Kind(String step, String kind, String error) {

        static Kind of(Sample sample) {
            return new Kind(sample.step(), kind(sample), sample.error());
        }

        private static String kind(Sample sample) {
            return switch (sample.outcome()) {
                case CHECK_FAILED -> "an error behind HTTP " + sample.status();
                case HTTP_ERROR -> "HTTP " + sample.status();
                case TIMED_OUT -> "no answer in time";
                case NO_RESPONSE -> "a broken connection";
                case OK, ABORTED -> throw new IllegalArgumentException("no error: " + sample.outcome());
            };
        }

        String told() {
            return step + ": " + kind + (error.isEmpty() ? "" : " (" + error + ")");
        }
    }
}
