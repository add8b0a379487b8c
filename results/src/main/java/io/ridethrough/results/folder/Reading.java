package io.ridethrough.results.folder;

import io.ridethrough.results.run.Loss;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How a folder's files are read at once, and what is told of those that are not whole. */
final class Reading {

    /** What is told of samples that were cut off. */
    static final String TORN_RECORD = "ends in mid-record: the rest of it is lost, and that record is left out";

    /** What is told of a file of rows without its header. */
    static final String EMPTY = "is empty: not even its header is there";

    private Reading() {}

    /** One for each processor; daemons. */
    static ExecutorService threads() {
        return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Reading::daemon);
    }

    private static Thread daemon(Runnable reading) {
        Thread thread = new Thread(reading, "run-reader");
        thread.setDaemon(true);
        return thread;
    }

    /** What the folder lacks, now that every file was looked at. */
    static List<Loss> told(RunFolder folder, Losses losses, WrittenFiles written) throws IOException {
        for (Map.Entry<String, Long> file : written.bytesAtEnd().entrySet()) {
            losses.compare(folder.path().resolve(file.getKey()), file.getValue());
        }
        return losses.told(written.names()::contains, written.never()::contains);
    }

    static <T> T awaited(Future<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a run was being read");
        }
    }
}
