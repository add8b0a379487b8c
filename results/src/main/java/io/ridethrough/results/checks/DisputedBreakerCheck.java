package io.ridethrough.results.checks;

import io.ridethrough.results.run.RunRecord;

/** A claim about a breaker of which wire and application contradict each other: INCONCLUSIVE, with both shown. */
record DisputedBreakerCheck(Check claim, BreakerReadings readings) implements Check {

    @Override
    public Claimed claimed() {
        return claim.claimed();
    }

    @Override
    public Ruling rule(RunRecord run) {
        Ruling ruling = claim.rule(run);
        String before = ruling.why().isEmpty() ? "" : ruling.why() + "; but ";
        return Ruling.inconclusive(
                ruling.measured(),
                before + "two sources disagree on the breaker for " + readings.point() + ": "
                        + readings.difference(Timeline.of(run).judged().get(0).origin()),
                ruling.evidence());
    }
}
