/** What a run set out to do: phases, load, faults and expectations, resolved. Depends on nothing of ours. */
@NullMarked
package io.ridethrough.results.plan;

import org.jspecify.annotations.NullMarked;
