/** Environment definitions: YAML files that say where a run happens. May depend on every environment it can name. */
@NullMarked
package io.ridethrough.environments.definition;

import org.jspecify.annotations.NullMarked;
