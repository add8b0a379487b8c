package io.ridethrough.results.summary;

import java.util.Arrays;

/** Counts moments by bin and by phase. For one thread. */
final class MomentSums {

    private final Timeline timeline;
    private final PhaseClock phases;
    private final long[] byBin;
    private final long[] byPhase;
    private long total;

    MomentSums(Timeline timeline, PhaseClock phases) {
        this.timeline = timeline;
        this.phases = phases;
        this.byBin = new long[timeline.bins()];
        this.byPhase = new long[phases.phases()];
    }

    /** Adds one, microseconds since the Unix epoch. */
    void add(long atMicros) {
        total++;
        int bin = timeline.bin(atMicros);
        if (bin >= 0) {
            byBin[bin]++;
        }
        int phase = phases.phaseOf(atMicros);
        if (phase >= 0) {
            byPhase[phase]++;
        }
    }

    MomentCounts ended() {
        return new MomentCounts(
                BinnedSeries.of(byBin), Arrays.stream(byPhase).boxed().toList(), total);
    }
}
