/**
 * Sends what a judged run came to to an OpenTelemetry collector, where the environment names one. Depends on the results, and on
 * neither the conductor nor the command line.
 */
@NullMarked
package io.ridethrough.simulations.otlp;

import org.jspecify.annotations.NullMarked;
