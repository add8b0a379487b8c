package io.ridethrough.results.checks;

import io.ridethrough.results.run.RunRecord;

/** Stands in for the comparison of breakers when reading them crashed, which is a doubt and no reason to stop judging. */
record UnreadBreakersCheck(RuntimeException crash) implements Check {

    @Override
    public Claimed claimed() {
        return new Claimed(
                BreakerAgreementCheck.CLAIM,
                "all",
                "Read on the wire alone, breakers are as the shop tells them.",
                "read",
                "wire, application");
    }

    @Override
    public Ruling rule(RunRecord run) {
        throw crash;
    }
}
