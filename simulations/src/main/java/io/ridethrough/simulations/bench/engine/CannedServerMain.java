package io.ridethrough.simulations.bench.engine;

import io.ridethrough.stubs.process.ParentLifeline;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * A {@link CannedServer} in a process of its own, until its parent is gone. To each line on standard input it says {@code
 * SERVED COUNT NANOS}: the requests that it has answered, by its monotonic clock.
 */
public final class CannedServerMain {

    static final String READY = "READY";
    static final String SERVED = "SERVED";

    private CannedServerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (CannedServer server = CannedServer.open()) {
            ParentLifeline.exitWhenParentIsGone(line -> say(SERVED + " " + server.served() + " " + System.nanoTime()));
            say(READY + " http://127.0.0.1:" + server.address().getPort());
            new CountDownLatch(1).await();
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
