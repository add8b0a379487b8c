package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.front.FrontSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How requests reach the shop. */
final class FrontOptions {
    @Option(names = "--port", defaultValue = "0", description = "Port to serve on; 0 takes a free one.")
    private int port;

    @Option(names = "--workers", defaultValue = "8", description = "Requests worked on at once (${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--backlog",
            defaultValue = "511",
            description = "Requests that may wait for a worker (${DEFAULT-VALUE}); one more gets a 502.")
    private int backlog;

    @Option(
            names = "--connections",
            defaultValue = "1024",
            description = "Connections open at once (${DEFAULT-VALUE}); one more is closed unanswered.")
    private int connections;

    @Option(
            names = "--answer-within",
            paramLabel = "DURATION",
            defaultValue = "600s",
            converter = DurationOption.class,
            description = "After this a client gets a 504, while the work goes on (${DEFAULT-VALUE}).")
    private Duration answerWithin = FrontSettings.DEFAULT_ANSWER_WITHIN;

    @Option(
            names = "--everywhere",
            description = "Listen on every address of this machine, not on loopback alone: for a container, which has"
                    + " a network of its own.")
    private boolean isEverywhere;

    FrontSettings settings() {
        return new FrontSettings(port, workers, backlog, connections, answerWithin, isEverywhere);
    }
}
