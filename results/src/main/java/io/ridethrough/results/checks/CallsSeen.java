package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Chat;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Every call for one point that anybody saw outside of the application: at the fault proxy, and where an outage cuts the
 * wire before that, at an egress recorder, if there is one. There a call to the dependency that reached nobody
 * ({@code unreachable}) is one that the proxy cannot have seen.
 *
 * <p>An egress record does not name the point but the purpose. A point's purpose is the one that most of its calls at the
 * proxy had at the recorder, no more than {@link #FARTHEST_APART_MICROS} before.
 *
 * <p>When a call ended only a recorder sees. Calls of one purpose come to the proxy in the order in which they came to the
 * recorder, and each no more than {@link #FARTHEST_APART_MICROS} later.
 *
 * @param at when each began, in order, microseconds since the Unix epoch
 * @param ends when those ended of which that is known, likewise, by when they began
 * @param failed when those began that a recorder saw fail, likewise
 * @param blind when no call could be seen
 */
record CallsSeen(List<Long> at, Map<Long, Long> ends, Set<Long> failed, List<Window> blind) {

    /** From recorder to proxy is a connection on this machine: a few milliseconds, and more when it is busy. */
    static final long FARTHEST_APART_MICROS = 50_000;

    CallsSeen {
        at = List.copyOf(at);
        ends = Map.copyOf(ends);
        failed = Set.copyOf(failed);
        blind = List.copyOf(blind);
    }

    static CallsSeen of(RunRecord run, InferencePoint point) {
        List<Long> byProxy = run.attempts().stream()
                .filter(attempt -> attempt.point().equals(point.name()))
                .map(Attempt::at)
                .sorted()
                .toList();
        List<Window> cuts = Wire.cuts(run, point.target());
        Optional<List<EgressCall>> recorded = recorded(run, point, byProxy);
        if (recorded.isEmpty()) {
            return new CallsSeen(byProxy, Map.of(), Set.of(), cuts);
        }
        Map<Long, Long> ends = new HashMap<>();
        Set<Long> failed = new HashSet<>();
        through(recorded.get(), byProxy, (at, call) -> {
            call.tookMicros().ifPresent(took -> ends.put(at, call.at() + took));
            if (hasFailed(call)) {
                failed.add(at);
            }
        });
        List<Long> all = new ArrayList<>(byProxy);
        for (EgressCall call : cuts.isEmpty() ? List.<EgressCall>of() : recorded.get()) {
            if (call.ending().equals(EgressCall.UNREACHABLE)) {
                all.add(call.at());
                failed.add(call.at());
            }
        }
        return new CallsSeen(all.stream().sorted().toList(), ends, failed, List.of());
    }

    /** The point's calls at the recorder, by their beginning; empty when it tells nothing of them. */
    private static Optional<List<EgressCall>> recorded(RunRecord run, InferencePoint point, List<Long> byProxy) {
        boolean isDeclared = Timeline.event(run.journal(), HomeEndpoint.EVENT).isPresent();
        if (!isDeclared || !run.egress().isRecorded() || run.egress().isFull()) {
            return Optional.empty();
        }
        List<EgressCall> calls = run.derived(new To(point.target()), () -> callsTo(run, point.target()));
        return purpose(calls, byProxy)
                .map(purpose -> calls.stream()
                        .filter(call -> call.purpose().equals(purpose))
                        .toList());
    }

    /** What stands for the recorded calls to one endpoint in a record. */
    private record To(String target) {}

    private static List<EgressCall> callsTo(RunRecord run, String target) {
        Homes homes = Homes.of(run);
        return run.egress().calls().stream()
                .filter(call -> homes.calledBy(call)
                        .filter(home -> home.name().equals(target))
                        .isPresent())
                .sorted(Comparator.comparingLong(EgressCall::at))
                .toList();
    }

    private static boolean hasFailed(EgressCall call) {
        return !call.ending().equals(EgressCall.ANSWERED)
                || call.chat()
                        .filter(chat -> chat.answer() != Chat.Answer.WHOLE && chat.answer() != Chat.Answer.UNREAD)
                        .isPresent();
    }

    /** Hands over the recorder's calls with when each came to the proxy. */
    private static void through(List<EgressCall> recorded, List<Long> byProxy, BiConsumer<Long, EgressCall> visitor) {
        List<EgressCall> through =
                recorded.stream().filter(EgressCall::wasConnected).toList();
        int next = 0;
        for (Long at : byProxy) {
            while (next < through.size() && through.get(next).at() < at - FARTHEST_APART_MICROS) {
                next++;
            }
            if (next < through.size() && through.get(next).at() <= at) {
                visitor.accept(at, through.get(next++));
            }
        }
    }

    /** Empty when the calls say no purpose, or none of them can be the point's. */
    private static Optional<String> purpose(List<EgressCall> calls, List<Long> byProxy) {
        Map<String, Integer> votes = new HashMap<>();
        int next = 0;
        for (long at : byProxy) {
            while (next < calls.size() && calls.get(next).at() <= at) {
                next++;
            }
            if (next > 0 && at - calls.get(next - 1).at() <= FARTHEST_APART_MICROS) {
                votes.merge(calls.get(next - 1).purpose(), 1, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .filter(vote -> !vote.getKey().isEmpty() && 2 * vote.getValue() > byProxy.size())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }
}
