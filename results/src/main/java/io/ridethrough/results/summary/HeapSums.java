package io.ridethrough.results.summary;

import io.ridethrough.results.run.JournalEvent;
import java.util.Optional;

/** Finds the most heap that the load generator told of. For one thread. */
final class HeapSums {
    private boolean isTold;
    private long mostUsedMiB;
    private long limitMiB;

    /** A word of the generator; one that tells nothing of its heap, as in older runs, is passed over. */
    void add(JournalEvent word) {
        if (!word.fields().path("heapUsedMiB").isIntegralNumber()) {
            return;
        }
        isTold = true;
        mostUsedMiB = Math.max(mostUsedMiB, word.fields().path("heapUsedMiB").asLong());
        limitMiB = Math.max(limitMiB, word.fields().path("heapLimitMiB").asLong());
    }

    Optional<GeneratorHeap> ended() {
        return isTold ? Optional.of(new GeneratorHeap(mostUsedMiB, limitMiB)) : Optional.empty();
    }
}
