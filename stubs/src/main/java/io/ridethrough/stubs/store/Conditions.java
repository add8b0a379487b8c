package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.dependencies.Dependencies;
import io.ridethrough.stubs.store.dependencies.Dependency;
import io.ridethrough.stubs.store.dependencies.DependentEndpoint;
import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.pace.Pace;
import io.ridethrough.stubs.store.pace.PacedEndpoint;
import io.ridethrough.stubs.store.pace.Ticker;
import java.util.Set;

/**
 * Under what conditions a store works.
 *
 * @param pace how long it works on a request
 * @param down what it has to do without from the start
 * @param isControlled whether {@code /control/} lets anybody on this machine change that
 */
public record Conditions(Pace pace, Set<Dependency> down, boolean isControlled) {
    /** As fast as the machine is, with all that it needs, and nobody can change it. */
    public static final Conditions DEFAULT = new Conditions(Pace.INSTANT, Set.of(), false);

    public Conditions {
        down = Set.copyOf(down);
    }

    public Conditions withPace(Pace other) {
        return new Conditions(other, down, isControlled);
    }

    /** Dependencies are looked at twice: when a worker takes the request, and when it comes to answering it. */
    Endpoint around(Endpoint shop, Dependencies dependencies) {
        Endpoint dependent = new DependentEndpoint(shop, dependencies);
        return pace.times()
                .<Endpoint>map(times -> new DependentEndpoint(
                        new PacedEndpoint(dependent, times, pace.seed(), Ticker.SYSTEM, dependencies), dependencies))
                .orElse(dependent);
    }
}
