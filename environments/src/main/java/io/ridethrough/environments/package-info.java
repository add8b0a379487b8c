/**
 * Where a run happens: an environment starts, tells its addresses, breaks and heals its dependencies, and is read.
 * May depend on the faults and the stubs; knows nothing of scenarios or verdicts.
 */
@NullMarked
package io.ridethrough.environments;

import org.jspecify.annotations.NullMarked;
