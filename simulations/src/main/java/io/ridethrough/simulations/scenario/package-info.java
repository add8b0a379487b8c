/**
 * Scenario files: their vocabulary, their strict reading and where they lie. What a scenario says, never where it runs.
 * Depends on the words of faults and results, and on the YAML reader of environments.
 */
@NullMarked
package io.ridethrough.simulations.scenario;

import org.jspecify.annotations.NullMarked;
