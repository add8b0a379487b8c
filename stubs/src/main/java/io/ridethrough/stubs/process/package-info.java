/**
 * What every child process of a run shares: it ends when its parent does, and it has none of its parent's credentials. Depends
 * on the JDK alone, so that the store, the model and the load generator can all use it.
 */
@NullMarked
package io.ridethrough.stubs.process;

import org.jspecify.annotations.NullMarked;
