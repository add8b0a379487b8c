package io.ridethrough.stubs.store.inference;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How calls leave the store and what is kept of them.
 *
 * @param foreign an endpoint under another law, without {@code /v1/chat/completions}; a sound store never calls it
 * @param egressProxy an HTTP forward proxy that every call goes through, such as {@code http://127.0.0.1:3128}
 * @param callLog where calls to the model are written down
 * @param answersKept how long a summary or a recommendation is given again; zero asks each time
 */
public record OutboundSettings(
        Optional<URI> foreign, Optional<URI> egressProxy, Optional<Path> callLog, Duration answersKept) {
    /** Direct calls home, no log on disk, every answer fresh. */
    public static final OutboundSettings DEFAULT =
            new OutboundSettings(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);

    public OutboundSettings withForeign(URI endpoint) {
        return new OutboundSettings(Optional.of(endpoint), egressProxy, callLog, answersKept);
    }

    public OutboundSettings withEgressProxy(URI proxy) {
        return new OutboundSettings(foreign, Optional.of(proxy), callLog, answersKept);
    }

    public OutboundSettings withCallLog(Path file) {
        return new OutboundSettings(foreign, egressProxy, Optional.of(file), answersKept);
    }

    public OutboundSettings withAnswersKept(Duration age) {
        return new OutboundSettings(foreign, egressProxy, callLog, age);
    }
}
