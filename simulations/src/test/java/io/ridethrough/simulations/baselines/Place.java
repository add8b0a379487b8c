package io.ridethrough.simulations.baselines;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.faults.Fault;
import java.util.Set;

/** An environment that only has a name. */
record Place(String name) implements Environment {
    @Override
    public Set<String> targets() {
        return Set.of();
    }

    @Override
    public boolean supports(Fault fault) {
        return false;
    }

    @Override
    public RunningEnvironment start(StartRequest request) {
        throw new UnsupportedOperationException("nothing is started here");
    }
}
