package io.ridethrough.simulations.conductor;

import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.proxy.events.ProxyEvent;
import io.ridethrough.faults.proxy.events.ProxyEventListener;
import io.ridethrough.results.plan.PlannedFault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Journals when each fault first affected traffic, and when traffic was first free of it again, as the fault proxy saw
 * it: {@code fault-first-affected} with {@code affectedAt}, {@code fault-first-free} with {@code freeAt}, both with
 * {@code id}, {@code phase} and {@code target}. A fault of several toxics affects with the first of them and is free of
 * the last.
 *
 * <p>Either is missing where nobody saw it: an outage may find no live connection to close, and no byte may follow a
 * fault.
 */
final class FaultSightings implements ProxyEventListener {
    /** How many sightings wait for word of the fault that they are of; the oldest gives way. */
    private static final int MAX_EARLY = 256;

    /** What the proxy knows a fault, or a part of one, by: a toxic, or the outage when there is none. */
    private record Part(String proxy, Optional<String> toxic) {}

    private record Early(Part part, ProxyEvent event) {}

    private static final class Watched {
        private final PlannedFault fault;
        private final String phase;
        private final Set<Part> affecting;
        private boolean isAffected;

        private Watched(PlannedFault fault, String phase, Set<Part> parts) {
            this.fault = fault;
            this.phase = phase;
            this.affecting = new HashSet<>(parts);
        }
    }

    private final RunJournal journal;
    private final Map<Part, Watched> watched = new HashMap<>();
    private final Deque<Early> early = new ArrayDeque<>();

    FaultSightings(RunJournal journal) {
        this.journal = journal;
    }

    /** A fault is in place. What was seen of it before this was known is journaled now. */
    synchronized void applied(PlannedFault fault, String phase, Injection injection) {
        if (injection.fault() instanceof DeploymentFault) {
            // It is behind the proxy, which sees nothing of it; without a toxic it would pass for an outage.
            return;
        }
        Set<Part> parts = new HashSet<>();
        injection.toxics().forEach(toxic -> parts.add(new Part(injection.proxy(), Optional.of(toxic))));
        if (parts.isEmpty()) {
            parts.add(new Part(injection.proxy(), Optional.empty()));
        }
        Watched one = new Watched(fault, phase, parts);
        parts.forEach(part -> watched.put(part, one));
        List<Early> meant =
                early.stream().filter(seen -> parts.contains(seen.part())).toList();
        early.removeAll(meant);
        meant.forEach(seen -> seen(seen.part(), seen.event()));
    }

    @Override
    public void onEvent(ProxyEvent event) {
        if (event instanceof ProxyEvent.FirstAffected affected) {
            seen(new Part(affected.proxy(), affected.toxic()), affected);
        } else if (event instanceof ProxyEvent.FirstFree free) {
            seen(new Part(free.proxy(), free.toxic()), free);
        } else if (event instanceof ProxyEvent.OutageBegan began) {
            outageBegan(began.proxy());
        }
    }

    /** Outages of one proxy bear no names: what is seen from now on is of this one, not of the one before. */
    private synchronized void outageBegan(String proxy) {
        Part outage = new Part(proxy, Optional.empty());
        watched.remove(outage);
        early.removeIf(seen -> seen.part().equals(outage));
    }

    private synchronized void seen(Part part, ProxyEvent event) {
        Watched one = watched.get(part);
        if (one == null) {
            if (early.size() >= MAX_EARLY) {
                early.remove();
            }
            early.add(new Early(part, event));
        } else if (event instanceof ProxyEvent.FirstAffected) {
            if (!one.isAffected) {
                one.isAffected = true;
                journal(one, "fault-first-affected", "affectedAt", event);
            }
        } else {
            watched.remove(part);
            one.affecting.remove(part);
            if (one.affecting.isEmpty()) {
                journal(one, "fault-first-free", "freeAt", event);
            }
        }
    }

    private void journal(Watched one, String name, String moment, ProxyEvent event) {
        journal.append(
                name,
                Map.of(
                        "id",
                        one.fault.id(),
                        "phase",
                        one.phase,
                        "target",
                        one.fault.target(),
                        moment,
                        TimeUnit.NANOSECONDS.toMicros(event.atNanos())));
    }
}
