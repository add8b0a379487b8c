package io.ridethrough.simulations.flows;

import io.gatling.javaapi.core.Simulation;

/** {@link Onboarding} alone, for {@code mvn gatling:test} or Gatling Enterprise; {@link Alone} says how to set it. */
public final class OnboardingSimulation extends Simulation {

    public OnboardingSimulation() {
        setUp(Alone.population(Onboarding.NAME));
    }
}
