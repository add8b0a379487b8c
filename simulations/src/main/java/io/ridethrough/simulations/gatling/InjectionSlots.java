package io.ridethrough.simulations.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
     * The profile.
     *
     * @param offsetsMicros the arrivals in the order of time, after the origin
     * @param untilOriginMicros from the start of injection to the origin; negative when it has passed
     */
    static List<OpenInjectionStep> of(long[] offsetsMicros, long untilOriginMicros) {
        List<OpenInjectionStep> steps = new ArrayList<>();
        long nowMicros = 0;
        int next = 0;
        while (next < offsetsMicros.length) {
            long slot = offsetsMicros[next] / SLOT_MICROS;
            int users = 0;
            while (next < offsetsMicros.length && offsetsMicros[next] / SLOT_MICROS == slot) {
                users++;
                next++;
            }
            long atMicros = Math.max(0, untilOriginMicros + slot * SLOT_MICROS - LEAD.toNanos() / 1_000);
            if (atMicros > nowMicros) {
                steps.add(nothingFor(Duration.ofMillis((atMicros - nowMicros) / 1_000)));
                nowMicros = atMicros;
            }
            steps.add(atOnceUsers(users));
        }
        return steps;
    }
}
