package io.ridethrough.simulations.baselines;

import io.ridethrough.environments.Environment;

/**
 * One of the baselines that are recorded together.
 *
 * @param name the baseline's
 * @param environment where its runs happen
 */
public record Arm(String name, Environment environment) {}
