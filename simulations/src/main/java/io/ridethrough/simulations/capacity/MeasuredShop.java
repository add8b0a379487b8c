package io.ridethrough.simulations.capacity;

import io.ridethrough.environments.Environment;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.study.ShopFactsReader;
import io.ridethrough.simulations.scenario.KnownFlow;
import io.ridethrough.simulations.scenario.KnownPoint;
import io.ridethrough.stubs.store.inference.BulkheadSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.presets.ResiliencePresets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The facts about a shop that a study keeps: what ran, and what its environment's definition says of what may run out. */
public final class MeasuredShop {
    private static final String RESILIENCE = "store-resilience";
    private static final String TIMEOUT = "store-inference-timeout";
    private static final String SERVICE_TIMES = "store-service-times";
    private static final String MILLIS = " ms";

    /** Profiles of service times whose works share no processor. */
    private static final String PACED = "paced";

    private static final String INSTANT = "instant";

    /** The cores of the measured profiles. */
    private static final int PROFILE_CORES = 2;

    private MeasuredShop() {}

    /**
     * By name, for {@link io.ridethrough.results.capacity.study.StudyTerms#build}. May read files.
     *
     * @param versions what runs
     * @param resilience the preset that was asked for
     */
    public static Map<String, String> facts(
            Map<String, String> versions, Environment environment, Optional<String> resilience, Objective objective) {
        Map<String, String> facts = new LinkedHashMap<>(environment.settings(resilience));
        facts.putAll(versions);
        int steps = KnownFlow.of(objective.flow()).orElseThrow().steps().size();
        facts.put(ShopFactsReader.OTHER_REQUESTS, String.valueOf(steps - 1));
        boolean asks = Arrays.stream(KnownPoint.values())
                .anyMatch(point ->
                        point.flows().stream().anyMatch(flow -> flow.word().equals(objective.flow()))
                                && point.step().equals(objective.step()));
        facts.put(ShopFactsReader.STEP_ASKS, asks ? "yes" : "no");
        Optional.ofNullable(facts.get(RESILIENCE))
                .filter(ResiliencePresets.names()::contains)
                .map(ResiliencePresets::find)
                .ifPresent(preset -> guards(facts, preset));
        cores(facts);
        return facts;
    }

    private static void guards(Map<String, String> facts, Resilience preset) {
        String own = facts.getOrDefault(TIMEOUT, "");
        String millis = own.endsWith(MILLIS)
                ? own.substring(0, own.length() - MILLIS.length())
                : String.valueOf(preset.timeout().toMillis());
        if (!millis.equals("0")) {
            facts.put(ShopFactsReader.TIMEOUT_MILLIS, millis);
        }
        preset.guard()
                .bulkhead()
                .map(BulkheadSettings::concurrentCalls)
                .ifPresent(calls -> facts.put(ShopFactsReader.BULKHEAD, String.valueOf(calls)));
    }

    private static void cores(Map<String, String> facts) {
        String times = facts.getOrDefault(SERVICE_TIMES, PACED);
        if (times.equals(INSTANT)) {
            facts.put(ShopFactsReader.CORES, facts.getOrDefault("processors", ""));
        } else if (!times.equals(PACED)) {
            facts.put(ShopFactsReader.CORES, String.valueOf(PROFILE_CORES));
        }
    }
}
