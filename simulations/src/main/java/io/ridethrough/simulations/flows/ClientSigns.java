package io.ridethrough.simulations.flows;

import io.ridethrough.stubs.store.knowledge.SeededKnowledge;
import io.ridethrough.stubs.store.ledger.Holding;
import io.ridethrough.stubs.store.ledger.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what an answer tells which of the shop's seeded clients it is about: the canary in each of a client's notes, and the
 * units of all funds that the client holds. One figure that a model got wrong makes the holdings nobody's, because all of
 * them have to be one client's. Clients whose numbers are 90 apart hold the same, are of the same tenant, and count as
 * one.
 *
 * <p>A sign is {@code note/TENANT/NUMBER} or {@code holdings/TENANT/NUMBER}, with the least number of those it may be.
 */
final class ClientSigns {

    private static final Pattern UNITS = Pattern.compile("(\\d{1,6})(?: units of)? ([A-Z][a-z]+ [A-Z][a-z]+)");

    private final Map<Map<String, String>, String> holdings = new HashMap<>();

    /** @param clients how many, numbered from 1 */
    ClientSigns(int clients) {
        for (int number = 1; number <= clients; number++) {
            holdings.putIfAbsent(
                    units(number), "holdings/" + Seed.tenant(number).label() + "/" + number);
        }
    }

    /** The signs of one client. */
    List<String> of(int number) {
        List<String> own = new ArrayList<>(in(SeededKnowledge.canary(number)));
        String held = holdings.get(units(number));
        if (held != null) {
            own.add(held);
        }
        return own;
    }

    /** The signs in a text, each once. */
    List<String> in(String text) {
        Set<String> signs = new LinkedHashSet<>();
        Matcher note = SeededKnowledge.CANARY.matcher(text);
        while (note.find()) {
            signs.add("note/" + note.group(1) + "/" + note.group(2));
        }
        Map<String, String> units = new LinkedHashMap<>();
        Matcher unit = UNITS.matcher(text);
        while (unit.find()) {
            units.putIfAbsent(unit.group(2), unit.group(1));
        }
        String held = holdings.get(units);
        if (held != null) {
            signs.add(held);
        }
        return List.copyOf(signs);
    }

    private static Map<String, String> units(int number) {
        Map<String, String> units = new LinkedHashMap<>();
        for (Holding holding : Seed.holdings(number)) {
            units.put(holding.fund(), holding.units().toPlainString());
        }
        return units;
    }
}
