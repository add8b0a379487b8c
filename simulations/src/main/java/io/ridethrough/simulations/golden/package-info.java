/**
 * Golden prompts of a run: which are asked, when, and what each version answers to them by itself. Depends on the plan
 * and on the model's client; knows neither conductor nor environment.
 */
@NullMarked
package io.ridethrough.simulations.golden;

import org.jspecify.annotations.NullMarked;
