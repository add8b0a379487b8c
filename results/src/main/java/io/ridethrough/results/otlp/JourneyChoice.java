package io.ridethrough.results.otlp;

import io.ridethrough.results.run.Journey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which journeys are sent, of a run that may have millions: those that failed first, and of the others as many as still fit.
 * Where not all of a kind fit, those that do are spread evenly over the run.
 */
final class JourneyChoice {

    /** No more than these: some 7,000 spans, a few seconds of a collector's time. */
    static final int MOST = 1_000;

    private static final Comparator<Journey> BY_TIME = Comparator.comparingLong(Journey::intendedAt)
            .thenComparing(Journey::flow)
            .thenComparingInt(Journey::user);

    private JourneyChoice() {}

    /** At most so many, by the time at which they should have begun. */
    static List<Journey> of(List<Journey> all, int most) {
        List<Journey> chosen = new ArrayList<>(spread(all, JourneyChoice::hasFailed, most));
        chosen.addAll(spread(all, journey -> !hasFailed(journey), most - chosen.size()));
        chosen.sort(BY_TIME);
        return List.copyOf(chosen);
    }

    /** What the end of the run cut off says nothing of the shop. */
    private static boolean hasFailed(Journey journey) {
        return !journey.completed() && !journey.aborted();
    }

    private static List<Journey> spread(List<Journey> all, Predicate<Journey> wanted, int most) {
        List<Journey> some = all.stream().filter(wanted).sorted(BY_TIME).toList();
        int count = Math.min(most, some.size());
        return IntStream.range(0, count)
                .mapToObj(i -> some.get((int) ((long) i * some.size() / count)))
                .toList();
    }
}
