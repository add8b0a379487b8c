package io.ridethrough.simulations.flows;

import io.gatling.javaapi.core.Simulation;

/** {@link GuestCheckout} alone, for {@code mvn gatling:test} or Gatling Enterprise; {@link Alone} says how to set it. */
public final class GuestCheckoutSimulation extends Simulation {

    public GuestCheckoutSimulation() {
        setUp(Alone.population(GuestCheckout.NAME));
    }
}
