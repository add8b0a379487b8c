/** Reads a whole run folder back. Depends on the files' formats only. */
@NullMarked
package io.ridethrough.results.folder;

import org.jspecify.annotations.NullMarked;
