package io.ridethrough.stubs.store.inference;

import io.ridethrough.stubs.store.tenancy.Client;

/**
 * What the model is asked.
 *
 * @param point the purpose
 * @param client for whom, whose tenant and jurisdiction decide where it may go
 * @param prompt as the model gets it
 * @param hasPersonalData whether it tells who somebody is
 */
public record Question(InferencePoint point, Client client, String prompt, boolean hasPersonalData) {}
