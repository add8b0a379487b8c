/**
 * Partners of the shop that belong to somebody else, played by WireMock in the conductor's process. The
 * mappings are files in {@code stubs/mappings}.
 */
@NullMarked
package io.ridethrough.stubs.partners;

import org.jspecify.annotations.NullMarked;
