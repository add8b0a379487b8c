package io.ridethrough.results.checks;

import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The endpoints at home of a run. Many calls go to few of them, so which is which is worked out once for each. Safe for use by
 * several threads.
 */
final class Homes {

    private final List<HomeEndpoint> all;

    /** By target, then by the address where it was found. */
    private final Map<String, Map<String, Optional<HomeEndpoint>>> known = new ConcurrentHashMap<>();

    private Homes(List<HomeEndpoint> all) {
        this.all = all;
    }

    /** Throws {@link Unjudgeable} when the environment declared none. */
    static Homes of(RunRecord run) {
        return run.derived(Homes.class, () -> declaredIn(run.journal()));
    }

    /** Likewise. */
    static Homes declaredIn(List<JournalEvent> journal) {
        return new Homes(HomeEndpoint.of(journal));
    }

    /** In the order of their declaration. */
    List<HomeEndpoint> all() {
        return all;
    }

    /** The endpoint that a call is to; empty for one that is nowhere declared. */
    Optional<HomeEndpoint> calledBy(EgressCall call) {
        return known.computeIfAbsent(call.target(), target -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        call.address(),
                        address -> all.stream()
                                .filter(home -> home.isCalledBy(call.target(), address))
                                .findFirst());
    }

    /** Whether a call is to where its client's data may be. */
    boolean mayHave(EgressCall call) {
        return calledBy(call).filter(home -> home.mayHave(call)).isPresent();
    }
}
