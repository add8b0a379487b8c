package io.ridethrough.simulations.flows;

import io.gatling.javaapi.core.Simulation;

/** {@link Dashboard} alone, for {@code mvn gatling:test} or Gatling Enterprise; {@link Alone} says how to set it. */
public final class DashboardSimulation extends Simulation {

    public DashboardSimulation() {
        setUp(Alone.population(Dashboard.NAME));
    }
}
