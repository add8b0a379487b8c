/**
 * A run as an OpenTelemetry collector takes it: the bodies of OTLP requests in their JSON encoding, 1.x. Pure functions of a
 * run's record and its verdict, which send nothing. Depends on the plan, run, verdict, summary and tracing packages only.
 */
@NullMarked
package io.ridethrough.results.otlp;

import org.jspecify.annotations.NullMarked;
