package io.ridethrough.stubs.store.bench;

import java.util.List;

/** How a shop was tied to its model when it was measured, and the options that set the store up like that. */
enum Integration {
    /** Whoever asks waits for as long as the model takes. */
    UNPROTECTED(
            "no timeout, no breaker",
            List.of("--resilience", "none"),
            ".75/23.2/10.5",
            "86/7687/1714",
            "1.95/.83/3.6",
            "19"),
    /**
     * The store's own guard with the measured shop's timeout, and with one probe at a time. The shop's 12 calls in 30 s
     * are the five that open the breaker, two that are under way meanwhile, and one probe every 5 s. The store's usual
     * two probes make 15 of it, which is a quarter of the healthy calls and one more.
     */
    PROTECTED(
            "timeout 1 s and breaker",
            List.of("--inference-timeout", "1s", "--breaker-probes", "1"),
            ".89/1.71/.76",
            "103/91/86",
            "1.9/.4/1.7",
            "0"),
    /**
     * Nothing but a timeout and four attempts in all, and what has failed four times fails the order. How long the shop
     * paused in between is not recorded; without a pause its figures come out, and any pause holds workers longer and
     * asks the model less.
     */
    RETRYING(
            "timeout 1 s, 3 retries, no fallback",
            List.of(
                    "--resilience",
                    "none",
                    "--inference-timeout",
                    "1s",
                    "--retry-attempts",
                    "4",
                    "--retry-pause",
                    "0ms",
                    "--retry-budget-percent",
                    "1000",
                    "--defect",
                    "error-to-customer"),
            ".81/7.74/2.54",
            "83/1043/309",
            "2/6.5/2.65",
            "2");

    private final String label;
    private final List<String> options;
    private final String shopCheckoutP95Seconds;
    private final String shopCatalogueP95Millis;
    private final String shopUpstreamPerSecond;
    private final String shopBackAfterSeconds;

    Integration(
            String label,
            List<String> options,
            String shopCheckoutP95Seconds,
            String shopCatalogueP95Millis,
            String shopUpstreamPerSecond,
            String shopBackAfterSeconds) {
        this.label = label;
        this.options = options;
        this.shopCheckoutP95Seconds = shopCheckoutP95Seconds;
        this.shopCatalogueP95Millis = shopCatalogueP95Millis;
        this.shopUpstreamPerSecond = shopUpstreamPerSecond;
        this.shopBackAfterSeconds = shopBackAfterSeconds;
    }

    String label() {
        return label;
    }

    /** Of the store's command line. */
    List<String> options() {
        return options;
    }

    /** What the shop showed, healthy, slow and recovering; likewise the others. */
    String shopCheckoutP95Seconds() {
        return shopCheckoutP95Seconds;
    }

    String shopCatalogueP95Millis() {
        return shopCatalogueP95Millis;
    }

    String shopUpstreamPerSecond() {
        return shopUpstreamPerSecond;
    }

    /** How long after the model had recovered its catalogue was as fast as before. */
    String shopBackAfterSeconds() {
        return shopBackAfterSeconds;
    }
}
