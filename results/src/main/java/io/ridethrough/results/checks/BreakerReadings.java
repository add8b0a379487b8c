package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One breaker as two read it that know nothing of each other.
 *
 * @param point the point's name
 * @param wire from requests and calls alone
 * @param own as the application itself tells
 */
record BreakerReadings(String point, BreakerStates wire, BreakerStates own, BreakerAgreement agreement) {

    /** One for each point of which the application told; none for a run in which load never started. */
    static List<BreakerReadings> of(RunRecord run) {
        if (Timeline.event(run.journal(), "load-started").isEmpty()) {
            return List.of();
        }
        Timeline timeline = Timeline.of(run);
        List<Window> phases = run.plan().phases().stream().map(timeline::window).toList();
        if (phases.isEmpty()) {
            return List.of();
        }
        long from = phases.get(0).from();
        long to = phases.get(phases.size() - 1).to();
        Map<String, BreakerStates> told = new LinkedHashMap<>();
        for (InferencePoint point : run.plan().points()) {
            OwnBreaker.of(run, point, from, to).ifPresent(own -> told.put(point.name(), own));
        }
        if (told.isEmpty()) {
            return List.of();
        }
        List<BreakerReadings> readings = new ArrayList<>();
        Map<String, WireDemand> demands = WireDemand.of(run);
        told.forEach((point, own) -> Optional.ofNullable(demands.get(point)).ifPresent(demand -> {
            BreakerStates wire = WireBreaker.read(demand, from, to);
            readings.add(new BreakerReadings(point, wire, own, BreakerAgreement.of(wire, own, timeline.judged())));
        }));
        return readings;
    }

    /**
     * What a claim came to, in the light of these. One about a breaker cannot be settled while its two sources contradict each
     * other, whatever it came to: that is INCONCLUSIVE, with both shown. Other claims stay as they are.
     */
    static Ruling weighed(Check.Claimed claimed, Ruling ruling, List<BreakerReadings> readings, RunRecord run) {
        if (!claimed.claim().startsWith("breaker-")) {
            return ruling;
        }
        return readings.stream()
                .filter(reading -> reading.point().equals(claimed.subject())
                        && reading.agreement().isDisputed())
                .findFirst()
                .map(reading -> reading.disputing(ruling, run))
                .orElse(ruling);
    }

    private Ruling disputing(Ruling ruling, RunRecord run) {
        String before = ruling.why().isEmpty() ? "" : ruling.why() + "; but ";
        return Ruling.inconclusive(ruling.measured(), before + disagreement(run), ruling.evidence());
    }

    /** What two sources that contradict each other say. */
    String disagreement(RunRecord run) {
        return "two sources disagree on the breaker for " + point + ": "
                + difference(Timeline.of(run).judged().get(0).origin());
    }

    /** {@code open on the wire from 12.3 s to 14.1 s, closed by the application's own word}: where the two first part. */
    private String difference(long origin) {
        long at = agreement.contradictingMicros() > 0 ? agreement.firstContradiction() : agreement.alarmFrom();
        return "at " + Figures.micros(at - origin) + " the wire shows it "
                + wire.at(at).words()
                + " and the application says " + own.at(at).words() + "; they contradict each other for "
                + Figures.micros(agreement.contradictingMicros()) + " of " + Figures.micros(agreement.judgedMicros())
                + ", and the wire shows it open while it says closed for up to "
                + Figures.micros(agreement.alarmMicros());
    }
}
