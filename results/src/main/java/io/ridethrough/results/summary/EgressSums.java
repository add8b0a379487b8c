package io.ridethrough.results.summary;

import io.ridethrough.results.checks.AtHome;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.EgressFile;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds up calls that left the system under test. Of more than {@value #MOST_LAWS} laws, whose names come from requests' headers,
 * later ones are added up as one. For one thread.
 */
public final class EgressSums {

    static final int MOST_LAWS = 100;

    private final Timeline timeline;
    private final PhaseClock phases;
    private final Optional<AtHome> homes;
    private final SortedMap<String, MomentSums> laws = new TreeMap<>();
    private final MomentSums outside;
    private long calls;

    /** @param homes empty where nobody declared which endpoints are at home */
    public EgressSums(Timeline timeline, Optional<AtHome> homes) {
        this.timeline = timeline;
        this.phases = new PhaseClock(timeline);
        this.homes = homes;
        this.outside = new MomentSums(timeline, phases);
    }

    public void add(EgressCall call) {
        calls++;
        String law = call.jurisdiction();
        if (laws.size() >= MOST_LAWS && !laws.containsKey(law)) {
            law = SampleSums.ONE_OF_TOO_MANY;
        }
        laws.computeIfAbsent(law, unused -> new MomentSums(timeline, phases)).add(call.at());
        if (homes.isPresent() && !homes.get().isHome(call)) {
            outside.add(call.at());
        }
    }

    /** What a recorder's calls came to. */
    public EgressSummary ended() {
        return new EgressSummary(
                true,
                calls >= EgressFile.MOST_CALLS,
                calls,
                laws.entrySet().stream()
                        .map(law -> new EgressSummary.Law(
                                law.getKey(), law.getValue().ended()))
                        .toList(),
                homes.map(declared -> outside.ended()));
    }
}
