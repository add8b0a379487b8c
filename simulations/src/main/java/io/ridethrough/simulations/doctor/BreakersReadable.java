package io.ridethrough.simulations.doctor;

import io.ridethrough.environments.ProbeReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether the state of the shop's breakers can be read, under the names by which claims are made of them. */
final class BreakersReadable implements Examination {
    private static final Set<String> STATES = Set.of("CLOSED", "OPEN", "HALF_OPEN");
    private static final String SHOP = "store";

    @Override
    public String name() {
        return "breaker";
    }

    @Override
    public String proves() {
        return "the breakers' state can be read, under the right names";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME, SecretsThere.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) {
        Set<String> points = visit.environment().breakerPoints();
        if (points.isEmpty()) {
            return Diagnosis.cantTell(
                    "the environment does not say where breakers are read; the wire alone will tell",
                    "name `probes` in the environment's definition");
        }
        Map<String, String> states = new TreeMap<>();
        for (ProbeReading reading : visit.environment().probe()) {
            if (reading.source().equals(SHOP) && reading.values().get("breakers") instanceof Map<?, ?> read) {
                read.forEach((point, state) -> states.put(String.valueOf(point), String.valueOf(state)));
            }
        }
        Set<String> missing = new TreeSet<>(points);
        missing.removeAll(states.keySet());
        if (!missing.isEmpty()) {
            return Diagnosis.broken(
                    "no breaker is read for " + Words.list(missing)
                            + (states.isEmpty() ? "" : "; there are " + Words.list(states.keySet())),
                    "mend the address of the probe, the metric's name and its labels, as the shop tells them, and let this"
                            + " machine read them");
        }
        Optional<String> strange = states.values().stream()
                .filter(state -> !STATES.contains(state))
                .findFirst();
        if (strange.isPresent()) {
            return Diagnosis.broken(
                    "a breaker is in a state `" + strange.get() + "`",
                    "map the metric's values to " + Words.list(List.of("CLOSED", "OPEN", "HALF_OPEN")));
        }
        return states.containsValue("OPEN")
                ? Diagnosis.cantTell("read, and open before any load: " + states)
                : Diagnosis.fine("read: " + states);
    }
}
