package io.ridethrough.stubs.store.inference;

import java.time.Clock;
import java.util.Arrays;

/**
 * Lets retries be a share of the calls of the recent past: as many as calls × percent / 100, rounded down. A model that
 * is down is then asked that share more often, however many attempts a question may have.
 *
 * <p>Calls are counted in {@value #SLOTS} slots of the window, so that its end is exact to a tenth. Thread-safe.
 */
final class RetryBudget {
    private static final int SLOTS = 10;

    private final int percent;
    private final long slotMillis;
    private final Clock clock;
    private final long[] slots = new long[SLOTS];
    private final int[] calls = new int[SLOTS];
    private final int[] retries = new int[SLOTS];

    RetryBudget(RetrySettings.Budget settings, Clock clock) {
        this.percent = settings.percent();
        this.slotMillis = settings.window().toMillis() / SLOTS;
        this.clock = clock;
    }

    /** Notes a first attempt. */
    synchronized void noteCall() {
        calls[current()]++;
    }

    /** Takes one retry from the budget, if there is one left. */
    synchronized boolean take() {
        int now = current();
        long allowed = (long) Arrays.stream(calls).sum() * percent / 100;
        if (Arrays.stream(retries).sum() >= allowed) {
            return false;
        }
        retries[now]++;
        return true;
    }

    private int current() {
        long now = clock.millis() / slotMillis;
        for (int i = 0; i < SLOTS; i++) {
            if (slots[i] <= now - SLOTS) {
                calls[i] = 0;
                retries[i] = 0;
            }
        }
        int slot = (int) Math.floorMod(now, (long) SLOTS);
        slots[slot] = now;
        return slot;
    }
}
