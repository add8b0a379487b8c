package io.ridethrough.simulations.bench.engine;

import java.io.IOException;
import java.time.Duration;

/** The time over which a process that makes load is measured: by what the server answered and by the processor time it took. */
final class Window {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double NANOS_A_MICRO = 1e3;
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 50;

    private Window() {}

    /**
     * Waits until the process makes load, lets it warm up, and measures it over the plan's window.
     *
     * @throws IOException when it makes no load, or ends before its time
     */
    static Rate over(EnginePlan plan, CountedServer server, long pid) throws IOException, InterruptedException {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow(Window::endedTooSoon);
        awaitLoad(server, process);
        Thread.sleep(plan.warmUp().toMillis());
        CountedServer.Count begun = server.count();
        long cpuNanosBegun = cpuNanos(process);
        Thread.sleep(plan.window().toMillis());
        CountedServer.Count ended = server.count();
        long cpuNanos = cpuNanos(process) - cpuNanosBegun;
        long requests = ended.requests() - begun.requests();
        if (requests == 0) {
            throw new IOException("nothing was asked of the server within " + plan.window());
        }
        return new Rate(
                requests * NANOS_A_SECOND / (ended.nanos() - begun.nanos()), cpuNanos / NANOS_A_MICRO / requests);
    }

    private static void awaitLoad(CountedServer server, ProcessHandle process)
            throws IOException, InterruptedException {
        long before = server.count().requests();
        long begun = System.nanoTime();
        while (server.count().requests() == before) {
            if (!process.isAlive() || System.nanoTime() - begun > START_PATIENCE.toNanos()) {
                throw new IOException("a measured process makes no load");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static long cpuNanos(ProcessHandle process) throws IOException {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(Window::endedTooSoon)
                .toNanos();
    }

    private static IOException endedTooSoon() {
        return new IOException("a measured process ended before its time");
    }
}
