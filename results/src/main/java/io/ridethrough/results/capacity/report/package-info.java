/**
 * What a capacity review is handed: its file and its page. May use the parts of a run's report and the JSON of run folders.
 */
@NullMarked
package io.ridethrough.results.capacity.report;

import org.jspecify.annotations.NullMarked;
