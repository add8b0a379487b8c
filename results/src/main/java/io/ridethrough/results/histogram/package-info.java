/** Distributions as text, so that they can be kept and merged. Depends on nothing of ours. */
@NullMarked
package io.ridethrough.results.histogram;

import org.jspecify.annotations.NullMarked;
