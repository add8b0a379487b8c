/**
 * Latency distributions that are kept: small files of mergeable histograms, and how two of them compare. May depend on
 * judging, which says whether a run is fit to be kept, and on benchmarks of models; nothing else here depends on this package.
 */
@NullMarked
package io.ridethrough.results.baseline;

import org.jspecify.annotations.NullMarked;
