package io.ridethrough.environments.guard;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a run in an environment may go.
 *
 * @param targets every address that the run itself will call, by its key in the definition, such as {@code shop.url}; none where they
 *     are known only once it runs
 * @param allowed what may be called
 * @param limits how much load
 */
public record Boundary(Map<String, URI> targets, AllowedTargets allowed, LoadLimits limits) {
    /** For what never leaves this machine. */
    public static final Boundary LOOPBACK = new Boundary(Map.of(), AllowedTargets.LOOPBACK, LoadLimits.NONE);

    public Boundary {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /** The hosts among the targets that look like production by their names, each once. Looks nothing up. */
    public List<String> productionNames() {
        return targets.values().stream()
                .flatMap(target -> Destination.read(target).stream())
                .filter(Destination::looksLikeProduction)
                .map(Destination::host)
                .distinct()
                .toList();
    }
}
