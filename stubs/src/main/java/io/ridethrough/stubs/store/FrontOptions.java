package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.front.FrontSettings;
import picocli.CommandLine.Option;

/** How requests reach the shop. */
final class FrontOptions {
    @Option(names = "--port", defaultValue = "0", description = "Port to serve on; 0 takes a free one.")
    private int port;

    @Option(names = "--workers", defaultValue = "8", description = "Requests worked on at once (${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--backlog",
            defaultValue = "128",
            description = "Requests that may wait for a worker (${DEFAULT-VALUE}).")
    private int backlog;

    FrontSettings settings() {
        return new FrontSettings(port, workers, backlog);
    }
}
