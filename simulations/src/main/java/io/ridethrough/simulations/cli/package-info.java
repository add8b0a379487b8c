/** The command line: parses, calls, prints, and turns what happened into an exit code. */
@NullMarked
package io.ridethrough.simulations.cli;

import org.jspecify.annotations.NullMarked;
