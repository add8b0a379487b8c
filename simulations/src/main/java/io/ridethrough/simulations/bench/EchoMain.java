package io.ridethrough.simulations.bench;

import io.ridethrough.faults.bench.EchoLoop;
import io.ridethrough.stubs.process.ParentLifeline;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** An echo server in a process of its own, until its parent is gone. */
public final class EchoMain {
    private EchoMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParentLifeline.exitWhenParentIsGone();
        try (EchoLoop.Serving echo = EchoLoop.serve()) {
            System.out.println("READY tcp://127.0.0.1:" + echo.address().getPort());
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
