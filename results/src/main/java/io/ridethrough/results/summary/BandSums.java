package io.ridethrough.results.summary;

import io.ridethrough.results.summary.BreakerBand.State;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Joins states of a breaker to bands. Of more than {@value #MOST_BANDS} changes, all are drawn on a grid of
 * {@value #MOST_BANDS} / 2 stretches of equal length, each of which has the worst of its states: an opening too short to be
 * drawn is shown longer, and none is left out. Bands are held until then: a journal's size limits them. For one thread.
 */
final class BandSums {

    static final int MOST_BANDS = 2_000;

    private final double endSeconds;
    private final List<BreakerBand> bands = new ArrayList<>();
    private double firstOpenSeconds = Double.NaN;
    private double openSeconds;

    BandSums(double endSeconds) {
        this.endSeconds = endSeconds;
    }

    /** It was in a state for so long, seconds after the start of load; no earlier than what was added before. */
    void add(State state, double from, double to) {
        double start = Math.max(0, from);
        double end = Math.min(endSeconds, to);
        if (end <= start) {
            return;
        }
        if (state == State.OPEN) {
            firstOpenSeconds = Double.isNaN(firstOpenSeconds) ? start : firstOpenSeconds;
            openSeconds += end - start;
        }
        join(bands, new BreakerBand(state, start, end));
    }

    private static void join(List<BreakerBand> bands, BreakerBand next) {
        BreakerBand last = bands.isEmpty() ? null : bands.get(bands.size() - 1);
        if (last != null && last.state() == next.state() && last.toSeconds() >= next.fromSeconds()) {
            bands.set(bands.size() - 1, new BreakerBand(next.state(), last.fromSeconds(), next.toSeconds()));
        } else {
            bands.add(next);
        }
    }

    private List<BreakerBand> drawn() {
        int stretches = MOST_BANDS / 2;
        double width = endSeconds / stretches;
        List<BreakerBand> drawn = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < stretches; i++) {
            double from = i * width;
            double to = (i + 1) * width;
            while (next < bands.size() && bands.get(next).toSeconds() <= from) {
                next++;
            }
            State worst = null;
            for (int j = next; j < bands.size() && bands.get(j).fromSeconds() < to; j++) {
                State state = bands.get(j).state();
                worst = worst == null || state.isWorseThan(worst) ? state : worst;
            }
            if (worst != null) {
                join(drawn, new BreakerBand(worst, from, to));
            }
        }
        return drawn;
    }

    BreakerLane ended() {
        return new BreakerLane(
                bands.size() > MOST_BANDS ? drawn() : bands,
                Double.isNaN(firstOpenSeconds) ? OptionalDouble.empty() : OptionalDouble.of(firstOpenSeconds),
                openSeconds);
    }
}
