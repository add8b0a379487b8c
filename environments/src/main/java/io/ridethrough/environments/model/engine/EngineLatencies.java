package io.ridethrough.environments.model.engine;

/**
 * How long things took in the engine, which is to say without what network and server add.
 *
 * @param firstToken from the request to its first token, waiting for a slot included
 * @param interToken from a token to the next of the same answer
 * @param endToEnd from the request to the end of an answer that was not cancelled and did not fail
 */
public record EngineLatencies(LatencyReading firstToken, LatencyReading interToken, LatencyReading endToEnd) {}
