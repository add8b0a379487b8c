package io.ridethrough.results.capacity.study;

import io.ridethrough.results.capacity.ModelState;

/**
 * A window of a run that is measured.
 *
 * @param phase the phase of the run's plan that it is; what settles comes before it
 * @param state of the model
 * @param rate planned arrivals of the objective's flow a second
 * @param repetition which one at this rate and state, from 1
 */
public record StudyStep(String phase, ModelState state, double rate, int repetition) {}
