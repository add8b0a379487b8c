package io.ridethrough.faults.bench;

import java.io.IOException;

/** Measures one property of all contenders. It leaves no proxy behind on any of them. */
interface Measurement {

    /** @throws IOException when a contender or an upstream fails: there are no figures then */
    void measure(Course course, Report report) throws IOException, InterruptedException;
}
