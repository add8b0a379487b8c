/**
 * A run's records as files for other programs. Depends on the run folder's formats and on how far its samples reach, and judges
 * nothing.
 */
@NullMarked
package io.ridethrough.results.export;

import org.jspecify.annotations.NullMarked;
