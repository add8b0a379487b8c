package io.ridethrough.results.checks;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which calls can have opened a breaker: those that ended badly. A call can if a recorder saw it fail or nobody saw how it
 * ended, if its client had no good answer, if it went out while a fault was live that does more than delay, or if it took
 * {@value #TIMES_AS_LONG} times as long as a quarter of the point's calls took at most. A delay alone opens nothing: whom it
 * makes too slow is slow, or given up.
 *
 * @param slowMicros from how long on a call is slow
 * @param failed when the calls began that a recorder saw fail, microseconds since the Unix epoch
 * @param faults when faults were live that do more than delay
 */
record Trouble(long slowMicros, Set<Long> failed, List<Window> faults) {

    /** A breaker that counts slow calls is not set to what is usual. */
    static final double TIMES_AS_LONG = 5;

    private static final double QUICKEST = 0.25;
    private static final Set<String> DELAYS = Set.of("latency", "first-token");

    static Trouble of(RunRecord run, List<WireRequest> requests, Set<Long> failed) {
        long[] took = requests.stream()
                .filter(WireRequest::hasCalled)
                .mapToLong(Trouble::took)
                .sorted()
                .toArray();
        long usual = took.length == 0 ? Long.MAX_VALUE : Math.max(1, took[(int) (QUICKEST * (took.length - 1))]);
        return new Trouble((long) (TIMES_AS_LONG * usual), failed, faults(run));
    }

    /** What they do to an answer need not show on the wire. */
    private static List<Window> faults(RunRecord run) {
        Timeline timeline = Timeline.of(run);
        List<Window> windows = new ArrayList<>();
        for (PlannedPhase phase : run.plan().phases()) {
            for (PlannedFault fault : phase.faults()) {
                if (!DELAYS.contains(fault.kind())) {
                    windows.add(timeline.live(phase, fault));
                }
            }
        }
        return windows;
    }

    boolean isOf(WireRequest request) {
        return request.hasCalled()
                && (!request.isEndSeen()
                        || request.ending() != WireRequest.Ending.ANSWERED
                        || took(request) >= slowMicros
                        || request.calls().stream().anyMatch(failed::contains)
                        || faults.stream()
                                .anyMatch(
                                        fault -> request.askedAt() < fault.to() && request.endedAt() >= fault.from()));
    }

    private static long took(WireRequest request) {
        return request.endedAt() - request.askedAt();
    }
}
