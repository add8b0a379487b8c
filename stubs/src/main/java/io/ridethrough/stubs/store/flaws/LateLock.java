package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.checkout.CartLocks;
import io.ridethrough.stubs.store.checkout.Placing;
import io.ridethrough.stubs.store.checkout.Turns;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Cart;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Advice first, then the order's preparation, and a lock only around its writing. */
final class LateLock implements Turns {
    private final CartLocks locks;
    private final Times times;
    private final Random random;

    LateLock(CartLocks locks, Times times) {
        this.locks = locks;
        this.times = times;
        this.random = new Random(times.seed());
    }

    /**
     * How long a request works before it locks the cart and while it has it locked. Normally distributed,
     * cut off at zero and at twice the mean. Chosen so that 121 ms pass from check to write, which is
     * what placing took on the recorded shop, and so that duplicates come at the recorded delays.
     *
     * @param seed of what is drawn
     */
    public record Times(
            Duration beforeLock, Duration beforeLockDeviation, Duration locked, Duration lockedDeviation, long seed) {
        /** As on the recorded shop when it was quiet. */
        public static final Times RECORDED =
                new Times(Duration.ofMillis(46), Duration.ofMillis(9), Duration.ofMillis(75), Duration.ofMillis(14), 1);
    }

    @Override
    public Placing take(Cart cart, Steps steps) {
        InferenceAnswer advice = steps.advise(cart);
        pass(times.beforeLock(), times.beforeLockDeviation());
        if (!locks.lockAny(cart.id())) {
            return new Placing.Refused(
                    "UNABLE_TO_PLACE_ORDER",
                    "A server error stopped your order from being placed. Please try to place your order again.",
                    Optional.of(advice));
        }
        try {
            pass(times.locked(), times.lockedDeviation());
            return steps.write(cart, advice);
        } finally {
            locks.release(cart.id());
        }
    }

    private void pass(Duration mean, Duration deviation) {
        double nanos = mean.toNanos() + deviation.toNanos() * nextGaussian();
        long bounded = Math.round(Math.max(0, Math.min(nanos, 2.0 * mean.toNanos())));
        try {
            Thread.sleep(Duration.ofNanos(bounded).toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized double nextGaussian() {
        return random.nextGaussian();
    }
}
