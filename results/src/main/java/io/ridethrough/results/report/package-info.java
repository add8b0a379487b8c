/**
 * The page a run is looked at on: one HTML file that needs no network. Pure functions of a run's record and verdict.
 * Depends on the plan, run and verdict packages only.
 */
@NullMarked
package io.ridethrough.results.report;

import org.jspecify.annotations.NullMarked;
