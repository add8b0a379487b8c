package io.ridethrough.stubs.store.inference;

/**
 * What the model said.
 *
 * @param text not blank
 * @param model the name that the answer itself gives for the model that made it
 */
public record Completion(String text, String model) {}
