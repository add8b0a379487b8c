/** Child processes that never outlive the runner. Depends on the JDK only. */
@NullMarked
package io.ridethrough.environments.process;

import org.jspecify.annotations.NullMarked;
