package io.ridethrough.results.checks;

import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The system under test answered: of each flow and judged phase that had requests one at least had a good answer, and
 * nowhere within a phase was nobody answered for {@link #LONGEST_SILENCE} or longer while {@value #MOST_UNANSWERED} asked
 * or more. A shop that answers nobody, or refuses everybody, has no order lost and no breaker wrong: most claims hold of it.
 *
 * <p>A good answer is one that the step's own check takes for one. Unlike the other checks of validity this one does not
 * excuse the shop: the measurement is sound, and what fails in it fails. It keeps a run from passing.
 *
 * <p>Limit: a flow of which one step still works is not silent. What share of errors is too many, a scenario has to claim.
 */
record AnsweredCheck() implements Check {

    /** What this finding is about, which tells it from those that doubt the measurement. */
    static final String SUBJECT = "answered";

    /** The shortest time in which nobody is answered that counts. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    /** The fewest requests in a row without a good answer that count. */
    static final int MOST_UNANSWERED = 10;

    @Override
    public Claimed claimed() {
        return new Claimed(
                ValidityChecks.CLAIM,
                SUBJECT,
                "Each flow had good answers in every judged phase, and was never without one for "
                        + Figures.duration(LONGEST_SILENCE) + ".",
                "good answers throughout",
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<String> wrong = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        long good = 0;
        long all = 0;
        for (Window phase : Timeline.of(run).judged()) {
            for (PlannedLoad load : run.plan().load()) {
                Silence worst = worst(run, load.flow(), phase);
                good += worst.goodInPhase();
                all += worst.allInPhase();
                if (worst.isTold()) {
                    wrong.add(worst.told());
                    evidence.add(worst.window().evidence("latency/" + load.flow()));
                }
            }
        }
        Unjudgeable.unless(all > 0, "no request ended in a judged phase");
        String told = Figures.percent(good, all) + " good answers";
        return wrong.isEmpty()
                ? Ruling.pass(told, List.of())
                : Ruling.inconclusive(told, Figures.list(wrong), evidence);
    }

    private static Silence worst(RunRecord run, String flow, Window phase) {
        long good = 0;
        long all = 0;
        for (Sample sample : Observed.samples(run, flow, phase)) {
            if (sample.outcome() != Outcome.ABORTED) {
                all++;
                good += sample.outcome() == Outcome.OK ? 1 : 0;
            }
        }
        Silence none = new Silence(flow, phase, 0, good, all);
        // Fewer than that are no silence, however they lie.
        return good > 0 && all - good < MOST_UNANSWERED ? none : worst(run, none);
    }

    private static Silence worst(RunRecord run, Silence none) {
        List<Sample> samples = Observed.finished(Observed.samples(run, none.flow(), none.window())).stream()
                .sorted(Comparator.comparingLong(Sample::intendedAt).thenComparingInt(Sample::user))
                .toList();
        Silence worst = none;
        int begin = 0;
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i).outcome() == Outcome.OK) {
                begin = i + 1;
            } else if (i + 1 - begin > worst.unanswered()) {
                worst = none.of(
                        i + 1 - begin,
                        samples.get(begin).intendedAt(),
                        samples.get(i).intendedAt() + 1);
            }
        }
        return worst;
    }

    /** The most requests of a flow in a row, within a phase, of which none had a good answer. */
    private record Silence(String flow, Window window, int unanswered, long goodInPhase, long allInPhase) {

        Silence of(int requests, long from, long to) {
            return new Silence(
                    flow, new Window(window.name(), window.origin(), from, to), requests, goodInPhase, allInPhase);
        }

        boolean isTold() {
            return allInPhase > 0 && goodInPhase == 0
                    || unanswered >= MOST_UNANSWERED && window.to() - window.from() >= Timeline.micros(LONGEST_SILENCE);
        }

        String told() {
            return goodInPhase == 0
                    ? "none of " + allInPhase + " " + Figures.spoken(flow) + " requests during " + window.name()
                            + " had a good answer"
                    : unanswered + " " + Figures.spoken(flow) + " requests in a row, within "
                            + Figures.micros(window.to() - window.from()) + " during " + window.name()
                            + ", had no good answer";
        }
    }
}
