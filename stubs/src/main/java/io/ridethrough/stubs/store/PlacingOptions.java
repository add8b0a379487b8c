package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.checkout.HaltAt;
import io.ridethrough.stubs.store.checkout.PlacingSettings;
import io.ridethrough.stubs.store.checkout.ReconcilerSettings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How orders are placed and charges looked after. */
final class PlacingOptions {
    @Option(
            names = "--payment-timeout",
            paramLabel = "DURATION",
            defaultValue = "3s",
            converter = DurationOption.class,
            description = "How long the payment partner may take for one request (${DEFAULT-VALUE}).")
    private Duration paymentTimeout = Duration.ZERO;

    @Option(
            names = "--payment-attempts",
            defaultValue = "2",
            description = "How often a charge is asked for in all (${DEFAULT-VALUE}).")
    private int paymentAttempts;

    @Option(
            names = "--reconcile-every",
            paramLabel = "DURATION",
            defaultValue = "1s",
            converter = DurationOption.class,
            description = "The pause between looks at charges without an order (${DEFAULT-VALUE}).")
    private Duration reconcileEvery = Duration.ZERO;

    @Option(
            names = "--reconcile-after",
            paramLabel = "DURATION",
            defaultValue = "2s",
            converter = DurationOption.class,
            description = "How long a client may try again before its charge is given back (${DEFAULT-VALUE}).")
    private Duration reconcileAfter = Duration.ZERO;

    @Option(
            names = "--real-race",
            description = "The race that Magento 2.4.7 has: an overlapping retry makes a second order. 2.4.7-p3 only.")
    private boolean hasRealRace;

    // For tests of recovery: it ends the process as a crash would.
    @Option(
            names = "--halt-at",
            hidden = true,
            paramLabel = "MILESTONE[:N]",
            converter = HaltAtOption.class,
            description = "For tests: halt the N-th time that placing an order comes to this milestone.")
    private HaltAt.@Nullable Point halt;

    PlacingSettings settings() {
        return new PlacingSettings(
                paymentTimeout,
                paymentAttempts,
                new ReconcilerSettings(reconcileEvery, reconcileAfter),
                hasRealRace,
                Optional.ofNullable(halt));
    }
}
