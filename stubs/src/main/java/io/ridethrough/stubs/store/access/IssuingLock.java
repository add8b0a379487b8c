package io.ridethrough.stubs.store.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * No token for a name that was tried with a wrong password too often, Magento's
 * {@code oauth/authentication_lock}: after {@value #MAX_FAILURES} failures, until {@link #LENGTH} have gone by
 * since the last of them. A success, or as long a pause, starts the count anew.
 */
public final class IssuingLock {
    public static final int MAX_FAILURES = 6;
    public static final Duration LENGTH = Duration.ofSeconds(1800);

    private static final int MAX_NAMES = 10_000;

    private final Clock clock;
    private final Map<String, Failures> byName = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_NAMES;
        }
    };

    private record Failures(int count, Instant last) {}

    public IssuingLock(Clock clock) {
        this.clock = clock;
    }

    /** Whether even the right password gets no token now. Names are compared without regard to case. */
    public synchronized boolean isLocked(String name) {
        return count(name) >= MAX_FAILURES;
    }

    public synchronized void failed(String name) {
        byName.put(key(name), new Failures(count(name) + 1, clock.instant()));
    }

    public synchronized void succeeded(String name) {
        byName.remove(key(name));
    }

    private int count(String name) {
        Failures failures = byName.get(key(name));
        if (failures == null || !clock.instant().isBefore(failures.last().plus(LENGTH))) {
            return 0;
        }
        return failures.count();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
