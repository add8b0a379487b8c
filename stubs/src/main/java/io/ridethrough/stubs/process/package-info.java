/**
 * What every child process of a run shares: it ends when its parent does. Depends on the JDK alone, so
 * that the store, the model and the load generator can all use it.
 */
@NullMarked
package io.ridethrough.stubs.process;

import org.jspecify.annotations.NullMarked;
