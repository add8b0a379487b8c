package io.ridethrough.stubs.store.pace;

import java.util.List;

/** A file of service times was refused. The message has a line for each mistake: {@code file:line: key: what}. */
public final class BadServiceTimes extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadServiceTimes(List<String> mistakes) {
        super(String.join("\n", mistakes));
    }
}
