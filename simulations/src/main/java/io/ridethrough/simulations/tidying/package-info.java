/**
 * What a run made in its shop, and how it is taken away again. Knows the run's folder and the names that its clients have; calls
 * the shop by {@link io.ridethrough.environments.ShopTidying} alone.
 */
@NullMarked
package io.ridethrough.simulations.tidying;

import org.jspecify.annotations.NullMarked;
