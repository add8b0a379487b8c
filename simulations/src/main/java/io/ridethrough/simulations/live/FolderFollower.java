package io.ridethrough.simulations.live;

import io.ridethrough.results.folder.SummaryReader;
import io.ridethrough.results.report.LiveReport;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.time.Duration;

/**
 * Adds a run's folder up again and again while it grows, and publishes what the plots show. It works for at most one
 * {@value #SHARE}th of the time, so that the machine under test hardly notices, and in memory that does not grow with the run.
 */
final class FolderFollower implements AutoCloseable {

    /** Between two readings. */
    static final Duration PACE = Duration.ofSeconds(2);

    /** One part of working to so many of time. */
    static final int SHARE = 20;

    private final RunFolder folder;
    private final LiveFeed feed;
    private final Thread thread;

    private FolderFollower(RunFolder folder, LiveFeed feed) {
        this.folder = folder;
        this.feed = feed;
        this.thread = new Thread(this::follow, "live-page");
        thread.setDaemon(true);
    }

    static FolderFollower start(RunFolder folder, LiveFeed feed) {
        FolderFollower follower = new FolderFollower(folder, feed);
        follower.thread.start();
        return follower;
    }

    private void follow() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long begun = System.nanoTime();
                publish();
                long tookNanos = System.nanoTime() - begun;
                Thread.sleep(Math.max(PACE.toMillis(), (SHARE - 1) * tookNanos / 1_000_000));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish() {
        try {
            feed.publish(LiveEvent.plots(LiveReport.plots(SummaryReader.read(folder))));
        } catch (IOException | RuntimeException halfWritten) {
            // A file can be read in the middle of being written; the next reading will do.
            return;
        }
    }

    /** Ends it; waits until it no longer reads. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
