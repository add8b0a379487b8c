package io.ridethrough.simulations.bench.engine;

/**
 * How fast a generator was, over its window.
 *
 * @param requestsPerSecond answered by the server
 * @param cpuMicros processor time of the generator's process for one of them, in microseconds, which is seconds for a million
 */
record Rate(double requestsPerSecond, double cpuMicros) {}
