/**
 * The HTTP front and its bounded pool of workers, as nginx stands before PHP-FPM. Knows nothing of the
 * shop; depends on Netty alone.
 */
@NullMarked
package io.ridethrough.stubs.store.front;

import org.jspecify.annotations.NullMarked;
