package io.ridethrough.simulations.recording;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which clients of a flow click a step a second time, and when. Between the journeys, which click first, and the virtual
 * users that click again; safe for use by several threads. Holds one entry for each such client on its way.
 */
public final class SecondClicks {

    private final String step;
    private final String again;
    private final Duration after;
    private final Set<Integer> users;
    private final Map<Integer, SecondClick> clicks = new ConcurrentHashMap<>();

    private SecondClicks(String step, String again, Duration after, Set<Integer> users) {
        this.step = step;
        this.again = again;
        this.after = after;
        this.users = Set.copyOf(users);
    }

    /** Nobody clicks twice. */
    public static SecondClicks none() {
        return new SecondClicks("", "", Duration.ZERO, Set.of());
    }

    /**
     * Some click twice.
     *
     * @param step the name of the step
     * @param again the name by which its second request is recorded
     * @param after how long after the first request began
     * @param users the arrivals' indices within the flow
     */
    public static SecondClicks of(String step, String again, Duration after, Set<Integer> users) {
        return new SecondClicks(step, again, after, users);
    }

    /** The name by which the second request is recorded. */
    String again() {
        return again;
    }

    boolean isOf(Step candidate) {
        return candidate.name().equals(step);
    }

    /** The second click of a client; empty when the client clicks once. */
    Optional<SecondClick> of(int user) {
        return users.contains(user)
                ? Optional.of(clicks.computeIfAbsent(user, unused -> new SecondClick(user, after)))
                : Optional.empty();
    }

    /** Forgets a client who is done with it; what was handed out stays valid. */
    void forget(int user) {
        clicks.remove(user);
    }
}
