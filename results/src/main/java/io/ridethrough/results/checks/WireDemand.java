package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What tells of one point's breaker: requests that called, and those that were surely refused though a bulkhead had room.
 *
 * <p>A request was surely refused if it had a good answer and no call of its point began while it was under way, whoever made
 * it. A full bulkhead refuses as well, but only while it is full. With c(t) the point's requests under way at t that may have
 * called, and C(t) those of all points, a refusal at t speaks of a breaker if
 *
 * <pre>c(t) &lt; c*   and   C(t) &lt; C*</pre>
 *
 * where c* and C* are the most calls that were let through at once, {@value #TIMES_TO_COUNT} times or more, and for
 * {@value #SHARE_TO_COUNT} of all calls: neither limit can be lower. A call is surely under way from when it went out until
 * {@link #LAG_MICROS} before its client's end, which c* and C* count; it may be so from its client's start to its end, or
 * for as long again if its client gave up, which c(t) and C(t) count. Both err to the side of saying nothing.
 *
 * <p>Limits: where a bulkhead was never full the maxima are lower than its limit, and some refusals are passed over that could
 * tell. What a shop answers without asking for another reason, such as a kept answer, looks like a refusal, and a refusal that
 * its client is shown as an error does not.
 *
 * @param telling in order of their asking
 * @param unclear requests that were passed over
 * @param blind when no call could be seen
 */
record WireDemand(List<WireRequest> telling, int unclear, List<Window> blind) {

    /** The most that a shop does between a call's end and its answer, in the main. */
    static final long LAG_MICROS = 300_000;

    /** A number of calls at once that was seen less often may be a mistake of the matching, or of a shop that was busy. */
    static final int TIMES_TO_COUNT = 3;

    /** Likewise, as a share of all calls: where requests retry, several in a hundred calls are given to the wrong one. */
    static final double SHARE_TO_COUNT = 0.05;

    /** One for each point of the plan. */
    static Map<String, WireDemand> of(RunRecord run) {
        List<Asked> asked =
                run.plan().points().stream().map(point -> Asked.of(run, point)).toList();
        UnderWay all = UnderWay.of(
                asked.stream().flatMap(point -> point.requests().stream()).toList());
        Map<String, WireDemand> demands = new HashMap<>();
        for (Asked point : asked) {
            demands.put(point.name(), telling(point.requests(), all, point.blind()));
        }
        return demands;
    }

    /** What was asked for at one point, and when nobody could see its calls. */
    private record Asked(String name, List<WireRequest> requests, List<Window> blind) {
        static Asked of(RunRecord run, InferencePoint point) {
            CallsSeen calls = CallsSeen.of(run, point);
            return new Asked(point.name(), WireDemand.requests(run, point, calls), calls.blind());
        }
    }

    private static List<WireRequest> requests(RunRecord run, InferencePoint point, CallsSeen calls) {
        Set<String> again = run.plan().load().stream()
                .filter(load -> load.flow().equals(point.flow()))
                .flatMap(load -> load.secondClicks().stream())
                .filter(click -> click.step().equals(point.step()))
                .map(PlannedLoad.SecondClick::again)
                .collect(Collectors.toSet());
        List<Sample> samples = Stream.concat(Stream.of(point.step()), again.stream())
                .flatMap(step -> run.samples(point.flow(), step).stream())
                .sorted(Comparator.comparingLong(Sample::startedAt).thenComparingInt(Sample::user))
                .toList();
        List<WireRequest> matched = WireMatching.match(samples, calls.at(), calls.ends());
        List<WireRequest> requests = new ArrayList<>();
        for (int i = 0; i < matched.size(); i++) {
            // A second click without a call may have been turned away before it could ask.
            if (matched.get(i).hasCalled() || !again.contains(samples.get(i).step())) {
                requests.add(matched.get(i));
            }
        }
        Trouble trouble = Trouble.of(run, requests, calls.failed());
        return requests.stream()
                .map(request -> request.with(trouble))
                .sorted(Comparator.comparingLong(WireRequest::askedAt))
                .toList();
    }

    private static WireDemand telling(List<WireRequest> requests, UnderWay all, List<Window> blind) {
        UnderWay own = UnderWay.of(requests);
        List<WireRequest> telling = requests.stream()
                .filter(request -> blind.stream()
                        .noneMatch(cut -> request.askedAt() < cut.to() && request.endedAt() >= cut.from()))
                .filter(request -> request.hasCalled()
                        || request.isRefused() && own.hasRoom(request.askedAt()) && all.hasRoom(request.askedAt()))
                .toList();
        return new WireDemand(telling, requests.size() - telling.size(), blind);
    }

    /**
     * How many calls may have been under way when.
     *
     * @param starts when each request that may have called began, in order
     * @param ends when its call had ended at the latest, in order
     * @param most that were surely under way at once
     */
    private record UnderWay(long[] starts, long[] ends, int most) {

        static UnderWay of(List<WireRequest> requests) {
            List<WireRequest> possible =
                    requests.stream().filter(request -> !request.isRefused()).toList();
            List<WireRequest> called =
                    requests.stream().filter(WireRequest::hasCalled).toList();
            long[] calls = sorted(called.stream().mapToLong(WireRequest::askedAt));
            long[] ends = sorted(called.stream().mapToLong(WireRequest::surelyUntil));
            int[] atOnce = new int[calls.length];
            for (int i = 0; i < calls.length; i++) {
                atOnce[i] = Math.max(1, i + 1 - upTo(ends, calls[i]));
            }
            Arrays.sort(atOnce);
            int counted = Math.max(TIMES_TO_COUNT, (int) (SHARE_TO_COUNT * atOnce.length));
            return new UnderWay(
                    sorted(possible.stream().mapToLong(WireRequest::startedAt)),
                    sorted(possible.stream().mapToLong(WireRequest::mayEndAt)),
                    counted > atOnce.length ? 1 : atOnce[atOnce.length - counted]);
        }

        private static long[] sorted(LongStream instants) {
            return instants.sorted().toArray();
        }

        boolean hasRoom(long atMicros) {
            return upTo(starts, atMicros) - upTo(ends, atMicros) < most;
        }

        /** How many of these are no later. */
        private static int upTo(long[] sorted, long atMicros) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] <= atMicros) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
