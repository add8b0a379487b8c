/** How a scenario's latencies moved over its stored runs. A view: {@code compare} decides. */
@NullMarked
package io.ridethrough.results.baseline.trend;

import org.jspecify.annotations.NullMarked;
