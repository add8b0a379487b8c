package io.ridethrough.results.plan;

/**
 * A place where the system under test asks for inference once per request of a step.
 *
 * @param name such as {@code advice}; attempts on the wire carry it as their label
 * @param flow the flow whose step asks
 * @param step the step whose every request is one demand
 * @param target the proxied dependency that answers
 */
public record InferencePoint(String name, String flow, String step, String target) {}
