package io.ridethrough.stubs.store.front;

/**
 * How requests reach the shop.
 *
 * @param port 0 for a free one
 * @param workers requests worked on at once
 * @param backlog requests that may wait for a worker
 */
public record FrontSettings(int port, int workers, int backlog) {
    /** Workers unless said otherwise: those of the recorded Magento shops. */
    public static final int DEFAULT_WORKERS = 8;

    /** Waiting requests unless said otherwise. */
    public static final int DEFAULT_BACKLOG = 128;

    /** @throws IllegalArgumentException naming the first value that makes no sense */
    public FrontSettings {
        require(port >= 0 && port <= 65_535, "a port is from 0 to 65535, not " + port);
        require(workers > 0, "at least one worker is needed, not " + workers);
        require(backlog > 0, "a backlog is at least 1, not " + backlog);
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
