package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.toxics.InferenceAttributes.HttpError;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides of each request whether an {@code http_error} answers it in place of the upstream. */
final class RequestGate {
    private record Guard(Toxic toxic, RandomGenerator random) {}

    private final Line line;
    private List<Guard> guards = List.of();

    RequestGate(Line line) {
        this.line = line;
    }

    void follow(List<Toxic> toxics) {
        List<Guard> known = guards;
        guards = toxics.stream()
                .filter(toxic -> toxic.attributes() instanceof HttpError)
                .map(toxic -> known.stream()
                        .filter(guard -> guard.toxic() == toxic)
                        .findFirst()
                        .orElseGet(() -> new Guard(toxic, line.random(toxic.name()))))
                .toList();
    }

    /** The error that answers the request that begins, of the first toxic that applies to it. */
    Optional<HttpError> refusal() {
        Toxic refusing = null;
        for (Guard guard : guards) {
            // Each draws for every request: what one draws must not depend on another.
            boolean isApplied = guard.random().nextDouble() < guard.toxic().toxicity();
            if (isApplied && refusing == null) {
                refusing = guard.toxic();
            }
        }
        if (refusing == null) {
            return Optional.empty();
        }
        refusing.touch();
        return Optional.of((HttpError) refusing.attributes());
    }
}
