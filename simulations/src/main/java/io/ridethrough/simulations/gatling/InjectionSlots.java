package io.ridethrough.simulations.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns planned arrivals into a Gatling injection profile. Gatling's own profiles choose the instants of arrivals; so
 * that the plan's instants hold exactly, the users of each one-second slot are injected together, ahead of it, and
 * each then waits for its own.
 */
final class InjectionSlots {

    /** How far ahead of its slot a user is injected: Gatling takes a while between set-up and the first injection. */
    static final Duration LEAD = Duration.ofSeconds(2);

    private static final long SLOT_MICROS = 1_000_000;

    private InjectionSlots() {}

    /**
     * Users injected together.
     *
     * @param after pause since the batch before
     * @param users how many
     */
    record Batch(Duration after, int users) {}

    /**
     * The profile.
     *
     * @param offsetsMicros the arrivals in the order of time, after the origin
     * @param untilOrigin from the start of injection to the origin; negative when it has passed
     */
    static List<OpenInjectionStep> profile(long[] offsetsMicros, Duration untilOrigin) {
        return batches(offsetsMicros, untilOrigin).stream()
                .flatMap(batch -> Stream.of(nothingFor(batch.after()), atOnceUsers(batch.users())))
                .toList();
    }

    static List<Batch> batches(long[] offsetsMicros, Duration untilOrigin) {
        List<Batch> batches = new ArrayList<>();
        long lastAtMillis = 0;
        int next = 0;
        while (next < offsetsMicros.length) {
            long slot = offsetsMicros[next] / SLOT_MICROS;
            int first = next;
            while (next < offsetsMicros.length && offsetsMicros[next] / SLOT_MICROS == slot) {
                next++;
            }
            long untilSlotMillis = untilOrigin.toMillis() + slot * SLOT_MICROS / 1_000;
            long atMillis = Math.max(0, untilSlotMillis - LEAD.toMillis());
            batches.add(new Batch(Duration.ofMillis(atMillis - lastAtMillis), next - first));
            lastAtMillis = atMillis;
        }
        return batches;
    }
}
