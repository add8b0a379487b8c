/**
 * Measures a running fault proxy from outside, over its API and its data ports, with any number of contenders beside
 * each other. Starts no process. Depends on the JDK and Jackson; but for its
 * subpackage, it knows the proxy by its HTTP API alone.
 */
@NullMarked
package io.ridethrough.faults.bench;

import org.jspecify.annotations.NullMarked;
