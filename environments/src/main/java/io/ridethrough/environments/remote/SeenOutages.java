package io.ridethrough.environments.remote;

import io.ridethrough.faults.proxy.events.ProxyEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many outages of each proxy were told to have begun. Outages bear no names: whoever hears of one after it was put in
 * place would take it for the next. In one process that word comes first; over HTTP it has to be waited for.
 */
final class SeenOutages {
    private final Map<String, Long> begun = new HashMap<>();

    synchronized void note(ProxyEvent event) {
        if (event instanceof ProxyEvent.OutageBegan began) {
            begun.merge(began.proxy(), 1L, Long::sum);
            notifyAll();
        }
    }

    synchronized long of(String proxy) {
        return begun.getOrDefault(proxy, 0L);
    }

    /** Waits until more than so many have begun, or patience ends. */
    synchronized void awaitMore(String proxy, long than, Duration patience) {
        long endNanos = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toMillis(); of(proxy) <= than && left > 0; ) {
                wait(left);
                left = Duration.ofNanos(endNanos - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
