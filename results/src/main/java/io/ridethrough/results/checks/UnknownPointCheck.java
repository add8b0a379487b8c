package io.ridethrough.results.checks;

import io.ridethrough.results.run.RunRecord;

/** A claim about an inference point that the plan does not have: never to be passed over in silence. */
record UnknownPointCheck(String claim, String point) implements Check {

    @Override
    public Claimed claimed() {
        return new Claimed(claim, point, "A claim is made of the inference point " + point + ".", "", "plan");
    }

    @Override
    public Ruling rule(RunRecord run) {
        throw new Unjudgeable("the plan has no inference point " + point);
    }
}
