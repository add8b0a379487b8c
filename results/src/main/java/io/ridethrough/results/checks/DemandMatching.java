package io.ridethrough.results.checks;

import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which attempt belongs to which request: nothing on the wire names the request, but a call is made between a request's
 * start and its end.
 *
 * <p>Greedy, in order of time: an attempt goes to a request whose interval holds it; to one that has none yet, the one
 * that ends first; if all have one, to the one with the fewest, and of these the one that began last. Giving each
 * attempt to the request of earliest end that still lacks one leaves the fewest requests without (Glover, "Maximum
 * matching in a convex bipartite graph", 1967), so an open breaker is not seen where the record can be read otherwise.
 * Among requests without one, those of which the application tells of a call come first, and those that it says were shut
 * out last: being short, they would else take the attempt of a probe that they overlap, and so would those that it refuses
 * with an error and without a word. They still get what nobody else can have made.
 *
 * <p>Limits: among requests under way at once it cannot tell whose a retry is. Two clocks that differ by more than
 * {@value #CLOCK_TOLERANCE_MICROS} µs would need correcting first. An attempt made after its client gave up belongs to
 * nobody, or to a later request.
 *
 * @param attempts how many fell to each request, in the order given
 * @param unmatched attempts within no request
 */
record DemandMatching(List<Integer> attempts, List<Attempt> unmatched) {

    /** Both clocks are this machine's; a load generator's may count in whole milliseconds. */
    static final long CLOCK_TOLERANCE_MICROS = 1_000;

    /** Matches attempts, in any order, to requests that are sorted by their start. */
    static DemandMatching match(List<Sample> requests, List<Attempt> attempts) {
        List<Slot> slots = requests.stream().map(Slot::new).toList();
        List<Slot> underWay = new ArrayList<>();
        List<Attempt> unmatched = new ArrayList<>();
        int next = 0;
        List<Attempt> inOrder =
                attempts.stream().sorted(Comparator.comparingLong(Attempt::at)).toList();
        for (Attempt attempt : inOrder) {
            while (next < slots.size() && slots.get(next).begins() <= attempt.at()) {
                underWay.add(slots.get(next++));
            }
            underWay.removeIf(slot -> slot.ends() < attempt.at());
            Slot slot = choose(underWay);
            if (slot == null) {
                unmatched.add(attempt);
            } else {
                slot.attempts++;
            }
        }
        return new DemandMatching(slots.stream().map(slot -> slot.attempts).toList(), unmatched);
    }

    private static @Nullable Slot choose(List<Slot> underWay) {
        if (underWay.size() == 1) {
            return underWay.get(0);
        }
        return underWay.stream()
                .min(Comparator.<Slot>comparingInt(slot -> slot.attempts)
                        .thenComparingInt(slot -> slot.rank)
                        .thenComparingLong(slot -> slot.attempts == 0 ? slot.ends() : -slot.begins()))
                .orElse(null);
    }

    /** A request while its attempts are being counted. */
    private static final class Slot {
        private final Sample request;
        private final int rank;
        private int attempts;

        Slot(Sample request) {
            this.request = request;
            this.rank = rank(Told.by(request));
        }

        /** Whose turn it is by the application's word: 0 for those who called, 2 for those who did not. */
        private static int rank(Told told) {
            if (told.isOfACall()) {
                return 0;
            }
            return told.isShutOut() ? 2 : 1;
        }

        long begins() {
            return request.startedAt() - CLOCK_TOLERANCE_MICROS;
        }

        long ends() {
            return request.endedAt() + CLOCK_TOLERANCE_MICROS;
        }
    }
}
