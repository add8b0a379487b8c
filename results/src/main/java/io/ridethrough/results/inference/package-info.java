/**
 * What a benchmark of an inference endpoint measured: the file, its figures and its page. May use the JSON of run folders
 * and the parts of the report, and nothing else of ours.
 */
@NullMarked
package io.ridethrough.results.inference;

import org.jspecify.annotations.NullMarked;
