package io.ridethrough.faults.toxiproxy;

import io.ridethrough.faults.toxiproxy.Healing.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heals what killed runners left, as their journals tell, and notes it there. A journal that is open belongs to a runner
 * that lives: it is left alone, and so is a proxy that such a runner has disabled.
 */
public final class JournalSweep {
    private static final Logger LOG = LoggerFactory.getLogger(JournalSweep.class);

    private final AllowedHosts allowed;
    private final Duration callLimit;
    private final Clock clock;

    /** @param callLimit how long each API may take for an answer; one that takes longer is asked no more */
    public JournalSweep(AllowedHosts allowed, Duration callLimit, Clock clock) {
        this.allowed = allowed;
        this.callLimit = callLimit;
        this.clock = clock;
    }

    /**
     * Heals over the network: one result for each fault that its journal does not know to be healed, and one for each
     * journal that cannot be read.
     */
    public List<Healing> sweep(List<Path> journals) {
        List<Healing> healings = new ArrayList<>();
        Map<Path, List<PlannedFault>> left = new LinkedHashMap<>();
        List<PlannedFault> inUse = new ArrayList<>();
        for (Path journal : journals) {
            try {
                List<PlannedFault> faults = LeftFaults.read(journal);
                if (faults.isEmpty()) {
                    continue;
                }
                if (FaultJournal.isInUse(journal)) {
                    inUse.addAll(faults);
                    faults.forEach(fault -> healings.add(Healing.of(fault, Outcome.IN_USE, "its run is alive")));
                } else {
                    left.put(journal, faults);
                }
            } catch (IOException e) {
                healings.add(Healing.unreadable(journal, e));
            }
        }
        Map<URI, SweptApi> apis = new HashMap<>();
        left.forEach((journal, faults) -> {
            List<Healing> healed = faults.stream()
                    .map(fault -> inUse.stream().anyMatch(fault::disablesTheSameAs)
                            ? Healing.of(fault, Outcome.IN_USE, "a run that is alive has disabled the proxy")
                            : apis.computeIfAbsent(fault.api(), api -> SweptApi.ask(api, allowed, callLimit))
                                    .heal(fault))
                    .toList();
            noteHealed(journal, healed);
            healings.addAll(healed);
        });
        return healings;
    }

    private void noteHealed(Path journal, List<Healing> healings) {
        try (FaultJournal open = FaultJournal.open(journal, clock)) {
            healings.stream()
                    .filter(healing -> !healing.outcome().mayBeLeft())
                    .forEach(healing -> open.note("healed", healing.fault()));
        } catch (IOException e) {
            LOG.warn("{}: what was healed cannot be noted, and will be looked for again: {}", journal, e.toString());
        }
    }
}
