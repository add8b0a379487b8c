/**
 * The environment of containers: each part of the reference shop in a container of its own, on networks that let the store
 * reach its model through the fault proxy alone. The only package that knows Docker.
 */
@NullMarked
package io.ridethrough.environments.containers;

import org.jspecify.annotations.NullMarked;
