/**
 * What a run may call: only this machine, unless the environment's definition lists a host. Targets are looked up once, when the
 * run is planned; what was found is pinned, and nothing else is called. May depend on the egress package, which has the forms that
 * places are written in; knows no environment.
 */
@NullMarked
package io.ridethrough.environments.guard;

import org.jspecify.annotations.NullMarked;
