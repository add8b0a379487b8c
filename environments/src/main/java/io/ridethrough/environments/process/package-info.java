/** Child processes that never outlive the runner. Knows no environment. */
@NullMarked
package io.ridethrough.environments.process;

import org.jspecify.annotations.NullMarked;
