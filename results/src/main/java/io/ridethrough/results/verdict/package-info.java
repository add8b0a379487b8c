/** Findings and the verdict they add up to. Depends on nothing of ours. */
@NullMarked
package io.ridethrough.results.verdict;

import org.jspecify.annotations.NullMarked;
