package io.ridethrough.results.baseline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was measured where, as facts by name, such as {@code processors} and {@code store-release}. None of them names a
 * machine or a person. Equal fingerprints don't prove one machine; different ones say why figures may differ.
 */
public record Fingerprint(SortedMap<String, String> facts) {
    private static final String NOT_TOLD = "not told";

    public Fingerprint {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    public static Fingerprint of(Map<String, String> facts) {
        return new Fingerprint(new TreeMap<>(facts));
    }

    /** Each fact that differs, such as {@code java: 17.0.13 against 25}; empty when all are the same. */
    public List<String> differences(Fingerprint other) {
        TreeSet<String> names = new TreeSet<>(facts.keySet());
        names.addAll(other.facts.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String here = facts.getOrDefault(name, NOT_TOLD);
            String there = other.facts.getOrDefault(name, NOT_TOLD);
            if (!here.equals(there)) {
                differences.add(name + ": " + here + " against " + there);
            }
        }
        return differences;
    }
}
