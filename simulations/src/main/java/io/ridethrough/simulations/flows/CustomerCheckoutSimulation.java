package io.ridethrough.simulations.flows;

import io.gatling.javaapi.core.Simulation;

/** {@link CustomerCheckout} alone, for {@code mvn gatling:test} or Gatling Enterprise; {@link Alone} says how to set it. */
public final class CustomerCheckoutSimulation extends Simulation {

    public CustomerCheckoutSimulation() {
        setUp(Alone.population(CustomerCheckout.NAME));
    }
}
