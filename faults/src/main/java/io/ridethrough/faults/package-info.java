@NullMarked
package io.ridethrough.faults;

import org.jspecify.annotations.NullMarked;
