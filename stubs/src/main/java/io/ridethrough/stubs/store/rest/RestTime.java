package io.ridethrough.stubs.store.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as Magento writes them: {@code 2026-11-24 12:54:06}, in UTC. */
final class RestTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RestTime() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
