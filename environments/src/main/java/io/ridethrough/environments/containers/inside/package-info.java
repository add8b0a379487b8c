/** What runs inside the containers and has no process of its own elsewhere. Knows nothing of Docker. */
@NullMarked
package io.ridethrough.environments.containers.inside;

import org.jspecify.annotations.NullMarked;
