/** How two capacities differ, and whether that is shown. Knows the values of a study, and nothing else of ours. */
@NullMarked
package io.ridethrough.results.capacity.comparison;

import org.jspecify.annotations.NullMarked;
