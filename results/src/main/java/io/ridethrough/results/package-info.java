@NullMarked
package io.ridethrough.results;

import org.jspecify.annotations.NullMarked;
