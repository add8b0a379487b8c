package io.ridethrough.environments.egress;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far calls are passed on that go to where nothing is declared to be at home. They are written down in any case. */
public enum Reach {
    /** Nowhere: each is refused with 403. */
    HOME,
    /** To this machine, where stand-ins for others listen; what would leave it is refused, and its name not looked up. */
    LOOPBACK,
    /** Anywhere: what the system under test sends really goes there. */
    ANYWHERE;

    /** As definitions of environments name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(Reach::label).toList();
    }
}
