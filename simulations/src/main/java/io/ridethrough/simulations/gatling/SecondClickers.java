package io.ridethrough.simulations.gatling;

import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedLoad.SecondClick;
import io.ridethrough.simulations.flows.ClientBook;
import io.ridethrough.simulations.recording.Arrivals;
import io.ridethrough.simulations.recording.SecondClicks;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The clients of one flow who click twice: drawn by the run's seed, for each client by itself, so that nobody's arrival
 * or choice depends on it.
 *
 * @param clicks what they click
 * @param users their indices within the flow, rising
 * @param offsets when they arrive, in microseconds after the origin
 */
record SecondClickers(SecondClicks clicks, List<Integer> users, List<Long> offsets) {

    SecondClickers {
        users = List.copyOf(users);
        offsets = List.copyOf(offsets);
    }

    static SecondClickers of(PlannedLoad load, ClientBook clients, long[] offsetsMicros) {
        if (load.secondClicks().isEmpty()) {
            return new SecondClickers(SecondClicks.none(), List.of(), List.of());
        }
        SecondClick click = load.secondClicks().get(0);
        Set<Integer> users = clients.clickingTwice(offsetsMicros.length, click.share());
        return new SecondClickers(
                SecondClicks.of(click.step(), click.again(), click.after(), users),
                List.copyOf(users),
                users.stream().map(user -> offsetsMicros[user]).toList());
    }

    boolean isEmpty() {
        return users.isEmpty();
    }

    long[] offsetsMicros() {
        return offsets.stream().mapToLong(Long::longValue).toArray();
    }

    /** The same clients as their flow knows them. */
    Arrivals arrivals(LongSupplier originEpochMicros) {
        Arrivals planned = Arrivals.planned(originEpochMicros, offsetsMicros());
        return () -> {
            Arrivals.Arrival next = planned.next();
            return new Arrivals.Arrival(users.get(next.user()), next.intendedAt());
        };
    }
}
