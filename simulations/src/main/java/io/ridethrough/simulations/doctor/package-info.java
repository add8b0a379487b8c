/**
 * Whether an environment is wired so that a run in it can tell anything: small examinations, each of which proves one thing by
 * doing it, and heals what it broke. Depends on flows, scenarios, environments and faults, on nothing else of this module.
 */
@NullMarked
package io.ridethrough.simulations.doctor;

import org.jspecify.annotations.NullMarked;
