package io.ridethrough.faults.bench;

import java.io.IOException;
import java.util.List;

/** Closes many things, also when one of them fails to. */
final class Closing {
    private Closing() {}

    static void all(List<? extends AutoCloseable> things) throws IOException {
        IOException failure = null;
        for (AutoCloseable thing : things) {
            try {
                thing.close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e instanceof IOException io ? io : new IOException(e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
