@NullMarked
package io.ridethrough.simulations;

import org.jspecify.annotations.NullMarked;
