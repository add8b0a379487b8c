package io.ridethrough.environments.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.BreakerHistory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A shop's own record of what its breakers went through. */
record BreakerPage(URI url, Fetching fetching) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Reads it over HTTP. */
    List<BreakerHistory> read() throws IOException {
        return BreakerHistory.read(
                JSON.readTree(fetching.get(url, Map.of(), PATIENCE).good().body()));
    }
}
