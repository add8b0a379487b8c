package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.shop.Backpressure;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Magento's rate limit for placing orders, which is off by default there too. */
final class OrderLimitOptions {
    @Option(
            names = "--order-limit",
            paramLabel = "N",
            defaultValue = "0",
            description = "Orders that one visitor may place a period; 0 for no limit (${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--order-limit-period",
            paramLabel = "DURATION",
            defaultValue = "60s",
            converter = DurationOption.class,
            description = "That period, such as 60s (${DEFAULT-VALUE}).")
    private Duration period = Duration.ofMinutes(1);

    Optional<Backpressure.Limit> limit() {
        return orders == 0 ? Optional.empty() : Optional.of(new Backpressure.Limit(orders, period));
    }
}
