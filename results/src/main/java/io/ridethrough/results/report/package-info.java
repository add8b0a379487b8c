/**
 * The page a run is looked at on: one HTML file that needs no network. Pure functions of what a run adds up to and its verdict.
 * Depends on the plan, run, verdict and summary packages only.
 */
@NullMarked
package io.ridethrough.results.report;

import org.jspecify.annotations.NullMarked;
