/**
 * Capacity studies as they are stored: what was fixed, which runs were played, and what each window of them measured. Reads
 * and writes files; knows run folders, and nothing of how they come about.
 */
@NullMarked
package io.ridethrough.results.capacity.study;

import org.jspecify.annotations.NullMarked;
