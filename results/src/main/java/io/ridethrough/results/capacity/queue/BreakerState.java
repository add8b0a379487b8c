package io.ridethrough.results.capacity.queue;

import io.ridethrough.results.capacity.queue.SimulatedShop.Breaker;
import java.util.ArrayDeque;
import java.util.Deque;

/** A circuit breaker at work. */
final class BreakerState {
    private final Breaker breaker;
    private final Deque<Call> newest = new ArrayDeque<>();
    private State state = State.CLOSED;
    private double opensUntil;
    private int probesLeft;
    private int probesOut;

    private enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private record Call(boolean isFailed, boolean isSlow) {}

    BreakerState(Breaker breaker) {
        this.breaker = breaker;
    }

    /** Whether a call may be made now; one that is made has to be told when it ends. */
    boolean admits(double now) {
        if (state == State.OPEN && now >= opensUntil) {
            state = State.HALF_OPEN;
            newest.clear();
            probesLeft = breaker.probes();
            probesOut = breaker.probes();
        }
        if (state == State.HALF_OPEN && probesLeft > 0) {
            probesLeft--;
            return true;
        }
        return state == State.CLOSED;
    }

    /** A call has ended. */
    void ended(double now, boolean isFailed, double seconds) {
        if (state == State.OPEN) {
            return;
        }
        newest.addLast(new Call(isFailed, seconds > breaker.slowSeconds()));
        if (state == State.HALF_OPEN) {
            probesOut--;
            if (probesOut == 0) {
                decide(now, true);
            }
            return;
        }
        if (newest.size() > breaker.window()) {
            newest.removeFirst();
        }
        if (newest.size() >= breaker.minimumCalls()) {
            decide(now, false);
        }
    }

    private void decide(double now, boolean isProbing) {
        double calls = newest.size();
        boolean isTooBad = newest.stream().filter(Call::isFailed).count() / calls >= breaker.failureRate()
                || newest.stream().filter(Call::isSlow).count() / calls >= breaker.slowRate();
        if (isTooBad) {
            state = State.OPEN;
            opensUntil = now + breaker.openSeconds();
        } else if (isProbing) {
            state = State.CLOSED;
            newest.clear();
        }
    }
}
