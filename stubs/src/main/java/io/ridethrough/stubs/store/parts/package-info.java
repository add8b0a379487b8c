/** The parts of a store that a flaw may replace, sound unless replaced. Depends on checkout and inference. */
@NullMarked
package io.ridethrough.stubs.store.parts;

import org.jspecify.annotations.NullMarked;
