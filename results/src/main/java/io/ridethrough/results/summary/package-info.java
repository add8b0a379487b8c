/**
 * What a run's records add up to, in memory that does not grow with them: the report's figures. Pure functions of records
 * that are handed over one by one. Depends on the plan, run, samples and checks packages only.
 */
@NullMarked
package io.ridethrough.results.summary;

import org.jspecify.annotations.NullMarked;
