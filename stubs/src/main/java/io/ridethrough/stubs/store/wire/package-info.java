/** Calls over HTTP, whole and bounded in length and time. Depends on the JDK alone. */
@NullMarked
package io.ridethrough.stubs.store.wire;

import org.jspecify.annotations.NullMarked;
