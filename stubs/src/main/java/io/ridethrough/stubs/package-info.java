@NullMarked
package io.ridethrough.stubs;

import org.jspecify.annotations.NullMarked;
