package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A shop with a breaker and a bulkhead, moved by random arrivals, that writes down when its breaker changed: a record of which
 * the truth is known. The breaker opens when at least half of the last ten calls failed, and five were seen; 4 s later it lets
 * {@code probes} calls through, and closes or opens when they are back. At most {@code bulkhead} calls are under way at once.
 *
 * <p>Trouble comes in spells of the kinds that scenarios have: every call times out, every call fails at once, or half of
 * them do.
 */
final class VirtualShop {

    static final long ORIGIN = 1_700_000_000_000_000L;
    static final long LASTS = 90_000_000L;
    private static final long OPEN_MICROS = 4_000_000;

    private final Random random;
    private final double perSecond;
    private final int bulkhead;
    private final int probes;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<JournalEvent> journal = new ArrayList<>();
    private final PriorityQueue<Result> underWay = new PriorityQueue<>();
    private final Deque<Boolean> lastFailed = new ArrayDeque<>();
    private final List<PlannedFault> cuts = new ArrayList<>();
    private BreakerState state = BreakerState.CLOSED;
    private long openedAt;
    private int probing;
    private int probed;
    private int probesFailed;

    VirtualShop(long seed, double perSecond, int bulkhead, int probes) {
        this.random = new Random(seed);
        this.perSecond = perSecond;
        this.bulkhead = bulkhead;
        this.probes = probes;
    }

    /** Ninety seconds: 15 of calm, then a spell of each kind of trouble with calm after it. */
    RunRecord run() {
        double at = 0;
        List<Long> arrivals = new ArrayList<>();
        while ((at -= Math.log(1 - random.nextDouble()) / perSecond * 1e6) < LASTS) {
            arrivals.add(ORIGIN + (long) at);
        }
        journal.add(event(ORIGIN, "load-started", Map.of("origin", ORIGIN)));
        // A request asks a few milliseconds after its start, and not all take the same time for it.
        List<long[]> asking = new ArrayList<>();
        for (long arrival : arrivals) {
            asking.add(new long[] {arrival, arrival + 2_000 + (long) (-4_000 * Math.log(1 - random.nextDouble()))});
        }
        asking.sort((one, other) -> Long.compare(one[1], other[1]));
        for (int i = 0; i < asking.size(); i++) {
            ask(i, asking.get(i)[0], asking.get(i)[1]);
        }
        settle(Long.MAX_VALUE);
        journal.add(event(
                ORIGIN + 2 * LASTS,
                "breaker-read",
                Map.of("point", "advice", "state", state.name(), "forgotten", 0, "changes", 0)));
        Collections.shuffle(attempts, random);
        return new RunRecord(plan(), journal, samples, List.of(), List.of(), attempts, Optional.empty());
    }

    /** The wire is cut in mid-run: calls fail at once, and nobody sees them. */
    VirtualShop cutFrom(int fromSeconds, int toSeconds) {
        cuts.add(new PlannedFault(
                "cut/1",
                "inference",
                "outage",
                "refused",
                Duration.ofSeconds(fromSeconds),
                Duration.ofSeconds(toSeconds)));
        return this;
    }

    private void ask(int user, long startedAt, long at) {
        settle(at);
        long after = 3_000 + random.nextInt(25_000);
        if (underWay.size() >= bulkhead || !isLet(at)) {
            sample(user, startedAt, at + after);
            return;
        }
        boolean isCut = cuts.stream()
                .anyMatch(cut -> at >= ORIGIN + Timeline.micros(cut.startsAfter())
                        && at < ORIGIN + Timeline.micros(cut.endsAfter()));
        Result result = isCut ? new Result(at + 2_000, true, false) : call(at);
        boolean isProbe = state == BreakerState.HALF_OPEN;
        underWay.add(new Result(result.at(), result.isFailure(), isProbe));
        if (!isCut) {
            attempts.add(new Attempt(at, "inference", "advice"));
        }
        sample(user, startedAt, result.at() + after);
    }

    private boolean isLet(long at) {
        if (state == BreakerState.OPEN && at - openedAt >= OPEN_MICROS) {
            change(at, BreakerState.HALF_OPEN);
            probing = 0;
            probed = 0;
            probesFailed = 0;
        }
        return state == BreakerState.CLOSED || state == BreakerState.HALF_OPEN && probing++ < probes;
    }

    private Result call(long at) {
        int second = (int) ((at - ORIGIN) / 1_000_000);
        long good = at + 40_000 + random.nextInt(150_000);
        if (second >= 15 && second < 33) {
            return new Result(at + 800_000, true, false);
        }
        if (second >= 45 && second < 55) {
            return new Result(good, true, false);
        }
        return new Result(good, second >= 65 && second < 75 && random.nextInt(100) < 60, false);
    }

    private void settle(long until) {
        while (!underWay.isEmpty() && underWay.peek().at() <= until) {
            Result result = underWay.remove();
            if (result.isProbe() && state == BreakerState.HALF_OPEN) {
                settleProbe(result);
            } else if (state == BreakerState.CLOSED) {
                lastFailed.addLast(result.isFailure());
                if (lastFailed.size() > 10) {
                    lastFailed.removeFirst();
                }
                long failed = lastFailed.stream().filter(failure -> failure).count();
                if (lastFailed.size() >= 5 && 2 * failed >= lastFailed.size()) {
                    open(result.at());
                }
            }
        }
    }

    private void settleProbe(Result result) {
        probed++;
        probesFailed += result.isFailure() ? 1 : 0;
        if (probed == probes) {
            if (2 * probesFailed >= probes) {
                open(result.at());
            } else {
                lastFailed.clear();
                change(result.at(), BreakerState.CLOSED);
            }
        }
    }

    private void open(long at) {
        openedAt = at;
        change(at, BreakerState.OPEN);
    }

    private void change(long at, BreakerState next) {
        journal.add(event(
                at,
                "breaker-changed",
                Map.of("point", "advice", "changedAt", at, "from", state.name(), "to", next.name())));
        state = next;
    }

    private void sample(int user, long from, long to) {
        // No word of inference: nothing here may depend on one.
        samples.add(new Sample("guest-checkout", "place-order", user, from, from, to, 200, Outcome.OK, "", ""));
    }

    static JournalEvent event(long at, String name, Map<String, ?> fields) {
        return new JournalEvent(at, name, RunJson.tree(fields));
    }

    private RunPlan plan() {
        return new RunPlan(
                PlanFile.FORMAT,
                "virtual",
                "virtual",
                "A model in trouble, three times.",
                "embedded",
                "none",
                7,
                Map.of(),
                List.of(new PlannedPhase("all", Duration.ZERO, Duration.ofSeconds(90), true, cuts)),
                List.of(new PlannedLoad("guest-checkout", perSecond, 90, Duration.ofSeconds(10))),
                List.of(new InferencePoint("advice", "guest-checkout", "place-order", "inference")),
                List.of(),
                List.of(),
                List.of());
    }

    private record Result(long at, boolean isFailure, boolean isProbe) implements Comparable<Result> {
        @Override
        public int compareTo(Result other) {
            return Long.compare(at, other.at);
        }
    }
}
