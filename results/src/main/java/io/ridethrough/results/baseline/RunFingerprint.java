package io.ridethrough.results.baseline;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fingerprint of a run: what its plan says of the versions, the place, the load and the timeline. */
final class RunFingerprint {
    private RunFingerprint() {}

    static Fingerprint of(RunPlan plan) {
        SortedMap<String, String> facts = new TreeMap<>(plan.versions());
        facts.computeIfPresent("os", (unused, system) -> withoutRelease(system));
        facts.put("environment", plan.environment());
        facts.put("scenario", plan.scenario());
        facts.put("defect", plan.defect());
        facts.put("load", plan.load().stream().map(RunFingerprint::told).collect(Collectors.joining(", ")));
        facts.put("phases", plan.phases().stream().map(RunFingerprint::told).collect(Collectors.joining(", ")));
        return new Fingerprint(facts);
    }

    private static String told(PlannedLoad load) {
        return load.flow() + " " + plain(load.perSecond()) + "/s";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String told(PlannedPhase phase) {
        List<String> faults =
                phase.faults().stream().map(PlannedFault::description).toList();
        String load = phase.load() == PlannedPhase.USUAL_LOAD ? "" : " at " + plain(phase.load()) + "x";
        return phase.name() + " " + phase.lasts().toSeconds() + " s" + load
                + (faults.isEmpty() ? "" : " (" + String.join("; ", faults) + ")");
    }

    /** A kernel's release can name whose machine it is. */
    static String withoutRelease(String system) {
        return system.replaceFirst("[ :]+\\d.*$", "");
    }
}
