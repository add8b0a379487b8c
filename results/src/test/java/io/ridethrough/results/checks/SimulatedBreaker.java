package io.ridethrough.results.checks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A shop with a breaker of its own state: it opens at half of the last ten calls failed and at least five seen, waits
 * five seconds, lets three probes through and closes when they all succeed. Results of calls are known when they end,
 * so calls under way when it opens are still to come back. To be asked in order of time.
 */
final class SimulatedBreaker implements StoreBehaviour {

    private static final List<String> PHASES = List.of("steady", "slow", "down", "recovery");
    private static final int WINDOW = 10;
    private static final int FEWEST_CALLS = 5;
    private static final int PROBES = 3;
    private static final long OPEN_MILLIS = 5_000;

    private final Random random;
    private final boolean hasBreaker;
    private final PriorityQueue<Result> underWay = new PriorityQueue<>();
    private final Deque<Boolean> lastFailed = new ArrayDeque<>();
    private boolean isOpen;
    private long openedMillis;
    private int probesSent;
    private int probesGood;

    SimulatedBreaker(Random random, boolean hasBreaker) {
        this.random = random;
        this.hasBreaker = hasBreaker;
    }

    @Override
    public Reply reply(String phase, long millis) {
        long now = millis + (phase.equals("warm-up") ? 0 : 5_000 + 20_000L * PHASES.indexOf(phase));
        while (!underWay.isEmpty() && underWay.peek().atMillis() <= now) {
            settle(underWay.remove());
        }
        boolean isProbe = isOpen && now - openedMillis >= OPEN_MILLIS && probesSent < PROBES;
        if (hasBreaker && isOpen && !isProbe) {
            return Reply.shutOut().taking(10 + random.nextInt(150));
        }
        if (isProbe) {
            probesSent++;
        }
        Reply reply = call(phase);
        underWay.add(new Result(now + reply.latencyMillis(), !reply.inference().equals("model"), isProbe));
        return reply;
    }

    private Reply call(String phase) {
        return switch (phase) {
            case "slow" -> Reply.timedOutFallback().taking(810 + random.nextInt(60));
            case "down" -> Reply.refusedFallback();
            default -> Reply.byModel().taking(30 + random.nextInt(250));
        };
    }

    private void settle(Result result) {
        if (isOpen) {
            settleProbe(result);
            return;
        }
        lastFailed.addLast(result.isFailure());
        if (lastFailed.size() > WINDOW) {
            lastFailed.removeFirst();
        }
        long failed = lastFailed.stream().filter(failure -> failure).count();
        if (lastFailed.size() >= FEWEST_CALLS && 2 * failed >= lastFailed.size()) {
            open(result.atMillis());
        }
    }

    private void settleProbe(Result result) {
        if (!result.isProbe()) {
            return;
        }
        if (result.isFailure()) {
            open(result.atMillis());
        } else if (++probesGood == PROBES) {
            isOpen = false;
            lastFailed.clear();
        }
    }

    private void open(long atMillis) {
        isOpen = true;
        openedMillis = atMillis;
        probesSent = 0;
        probesGood = 0;
    }

    private record Result(long atMillis, boolean isFailure, boolean isProbe) implements Comparable<Result> {
        @Override
        public int compareTo(Result other) {
            return Long.compare(atMillis, other.atMillis);
        }
    }
}
