package io.ridethrough.stubs.store.checkout;

import java.time.Duration;
import java.util.Optional;

/**
 * How orders are placed.
 *
 * @param chargeTimeout of each request to the payment partner
 * @param chargeAttempts how often a charge is asked for in all before the order is refused
 * @param reconciler when charges without an order are looked after
 * @param hasRealRace whether the race of Magento 2.4.7 is there; meaningless with any other release
 * @param halt where to end the process, for tests of recovery
 */
public record PlacingSettings(
        Duration chargeTimeout,
        int chargeAttempts,
        ReconcilerSettings reconciler,
        boolean hasRealRace,
        Optional<HaltAt.Point> halt) {
    /** Sound; two attempts of three seconds each. */
    public static final PlacingSettings DEFAULT =
            new PlacingSettings(Duration.ofSeconds(3), 2, ReconcilerSettings.DEFAULT, false, Optional.empty());

    /** @throws IllegalArgumentException naming the first value that makes no sense */
    public PlacingSettings {
        if (chargeTimeout.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("a charge needs some time: " + chargeTimeout);
        }
        if (chargeAttempts < 1) {
            throw new IllegalArgumentException("a charge needs an attempt: " + chargeAttempts);
        }
    }

    public PlacingSettings withChargeTimeout(Duration timeout) {
        return new PlacingSettings(timeout, chargeAttempts, reconciler, hasRealRace, halt);
    }

    public PlacingSettings withReconciler(ReconcilerSettings other) {
        return new PlacingSettings(chargeTimeout, chargeAttempts, other, hasRealRace, halt);
    }

    public PlacingSettings withRealRace() {
        return new PlacingSettings(chargeTimeout, chargeAttempts, reconciler, true, halt);
    }

    public Milestones milestones() {
        return halt.<Milestones>map(HaltAt::new).orElseGet(Milestones::unwatched);
    }
}
