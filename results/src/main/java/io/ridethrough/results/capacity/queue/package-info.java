/**
 * Queues: in theory, and by simulation. Knows numbers and nothing else of ours; reads no file and no clock, and draws by
 * seed. All times are seconds.
 */
@NullMarked
package io.ridethrough.results.capacity.queue;

import org.jspecify.annotations.NullMarked;
