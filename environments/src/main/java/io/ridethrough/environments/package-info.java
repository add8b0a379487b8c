@NullMarked
package io.ridethrough.environments;

import org.jspecify.annotations.NullMarked;
