package io.ridethrough.stubs.store.front;

import java.time.Duration;

/**
 * How requests reach the shop.
 *
 * @param port 0 for a free one
 * @param workers requests worked on at once
 * @param backlog requests that may wait for a worker; one more is a 502
 * @param connections open at once; one more is closed unanswered
 * @param answerWithin from taking a request to its answer; then the client gets a 504 while the work goes on
 * @param isEverywhere whether it listens on every address of this machine, as in a container, and not on loopback alone
 */
public record FrontSettings(
        int port, int workers, int backlog, int connections, Duration answerWithin, boolean isEverywhere) {
    /** Workers unless said otherwise: those of the recorded Magento shops. */
    public static final int DEFAULT_WORKERS = 8;

    /** Waiting requests unless said otherwise: PHP-FPM's own default for its socket. */
    public static final int DEFAULT_BACKLOG = 511;

    /** Connections unless said otherwise. */
    public static final int DEFAULT_CONNECTIONS = 1024;

    /** How long nginx of the recorded shops waited, as Magento's sample configuration has it. */
    public static final Duration DEFAULT_ANSWER_WITHIN = Duration.ofSeconds(600);

    /** @throws IllegalArgumentException naming the first value that makes no sense */
    public FrontSettings {
        require(port >= 0 && port <= 65_535, "a port is from 0 to 65535, not " + port);
        require(workers > 0, "at least one worker is needed, not " + workers);
        require(backlog > 0, "a backlog is at least 1, not " + backlog);
        require(connections > 0, "at least one connection is needed, not " + connections);
        require(answerWithin.compareTo(Duration.ZERO) > 0, "an answer takes longer than " + answerWithin);
    }

    /** As given, on loopback. */
    public FrontSettings(int port, int workers, int backlog, int connections, Duration answerWithin) {
        this(port, workers, backlog, connections, answerWithin, false);
    }

    /** As given, with the default number of connections and time to answer. */
    public FrontSettings(int port, int workers, int backlog) {
        this(port, workers, backlog, DEFAULT_CONNECTIONS, DEFAULT_ANSWER_WITHIN);
    }

    /** A free port and the default numbers. */
    public static FrontSettings defaults() {
        return new FrontSettings(0, DEFAULT_WORKERS, DEFAULT_BACKLOG);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
