package io.ridethrough.stubs.store.inference;

import java.time.Duration;

/** What a breaker counts over. */
public sealed interface Window {
    /** The last so many calls. */
    record Calls(int count) implements Window {
        /** @throws IllegalArgumentException when it counts nothing or more than {@value #MOST_CALLS} */
        public Calls {
            Bounds.check("the number of calls in a breaker's window", count, 1, MOST_CALLS);
        }
    }

    /** The calls of the last so many seconds. */
    record Time(Duration length) implements Window {
        /** @throws IllegalArgumentException unless it is a whole number of seconds, up to an hour */
        public Time {
            Bounds.check("a breaker's window", length, Duration.ofSeconds(1), Duration.ofHours(1));
            if (length.toMillisPart() != 0) {
                throw new IllegalArgumentException("a breaker's window is whole seconds, not " + length);
            }
        }
    }

    /** The longest window of calls: each keeps a record of every call. */
    int MOST_CALLS = 10_000;
}
