package io.ridethrough.results.checks;

import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.List;

/**
 * Whether a breaker's state read on the wire alone is the one that the application tells, as {@link BreakerAgreement} counts
 * it. It never fails the system under test: of two sources that contradict each other either may be wrong.
 */
record BreakerAgreementCheck(BreakerReadings readings) implements Check {

    static final String CLAIM = "breaker-agreement";

    /** The step in which short times are told: shorter ones would read as nothing. */
    private static final long SHORTEST_TOLD_MICROS = 100;

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                readings.point(),
                "Read on the wire alone, the breaker for " + readings.point() + " is as the shop tells it.",
                "open against closed ≤ " + Figures.percent(BreakerAgreement.MOST_CONTRADICTING) + ", a false alarm ≤ "
                        + Figures.duration(BreakerAgreement.LONGEST_ALARM),
                "wire, application");
    }

    @Override
    public Ruling rule(RunRecord run) {
        BreakerAgreement agreement = readings.agreement();
        Unjudgeable.unless(
                agreement.judgedMicros() > 0, "at no time did both tell of the breaker for " + readings.point());
        List<Evidence> evidence = Timeline.of(run).judged().stream()
                .map(window -> window.evidence("breaker/" + readings.point()))
                .toList();
        String told = Figures.percent(agreement.share()) + " of " + Figures.micros(agreement.judgedMicros())
                + " alike within " + Figures.duration(BreakerAgreement.TOLERANCE)
                + ", " + alarm(agreement.alarmMicros());
        return agreement.isDisputed()
                ? Ruling.inconclusive(told, readings.disagreement(run), evidence)
                : Ruling.pass(told, evidence);
    }

    /** An alarm that was too short for a figure was one all the same, and not of 0 ms. */
    private static String alarm(long micros) {
        if (micros == 0) {
            return "no false alarm";
        }
        return micros < SHORTEST_TOLD_MICROS
                ? "a false alarm of less than " + Figures.micros(SHORTEST_TOLD_MICROS)
                : "a false alarm of " + Figures.micros(micros);
    }
}
