/**
 * What a person sees of a run: plain lines anywhere, or a block redrawn in place on a terminal.
 * Writes to the stream that it is given and decides nothing. Depends on the plan and the verdict of results.
 */
@NullMarked
package io.ridethrough.simulations.terminal;

import org.jspecify.annotations.NullMarked;
