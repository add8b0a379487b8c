/**
 * Assertions on a finished run, for tests: AssertJ's own {@code assertThat} takes a {@link
 * io.ridethrough.results.assertions.FinishedRun}. The only package that knows AssertJ, which whoever writes tests brings along.
 * Depends on folder, checks, verdict and output; measures nothing by itself.
 */
@NullMarked
package io.ridethrough.results.assertions;

import org.jspecify.annotations.NullMarked;
