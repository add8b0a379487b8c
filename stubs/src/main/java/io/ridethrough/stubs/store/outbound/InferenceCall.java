package io.ridethrough.stubs.store.outbound;

import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.time.Instant;

/**
 * What is written down about one call to a model: all but what was said.
 *
 * @param at when it began
 * @param modelAsked the model in the request
 * @param modelAnswered the model by the answer's own word; blank when it said none or there was no answer
 * @param outcome {@code model}, or why there was no usable answer
 * @param promptSha256 hexadecimal, of the prompt's UTF-8
 * @param promptCharacters the prompt's length
 */
public record InferenceCall(
        Instant at,
        String purpose,
        Tenant tenant,
        Jurisdiction jurisdiction,
        boolean hasPersonalData,
        EndpointLocation endpoint,
        String modelAsked,
        String modelAnswered,
        String outcome,
        long latencyMillis,
        String promptSha256,
        int promptCharacters) {}
