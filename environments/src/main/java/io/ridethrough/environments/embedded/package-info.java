/** The embedded environment: store, model, fault proxy and partners on loopback, with a JDK and nothing else. */
@NullMarked
package io.ridethrough.environments.embedded;

import org.jspecify.annotations.NullMarked;
