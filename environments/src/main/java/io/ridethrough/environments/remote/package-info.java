/**
 * The remote environment: a shop, a model and a Toxiproxy that somebody else started and keeps, driven and read over the
 * network. Starts and stops nothing of theirs; what it put on their proxies it takes away again.
 */
@NullMarked
package io.ridethrough.environments.remote;

import org.jspecify.annotations.NullMarked;
