package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/** The claims that the tests make of {@link ARun}, one of each kind, and their findings. */
public final class Claims {

    static final Expectation COMPLETION =
            new Expectation.Completion("guest-checkout", List.of("steady", "slow", "down", "recovery"), 0.99);
    static final Expectation RATIO = new Expectation.LatencyRatio(
            "guest-checkout", "place-order", "recovery", 95, 1.5, "steady", Duration.ofMillis(50));
    static final Expectation OPENS = new Expectation.BreakerOpens("advice", "slow", Duration.ofSeconds(5));
    static final Expectation SHUTS_OUT = new Expectation.BreakerShutsOut("advice", List.of("slow", "down"), 0.1);
    static final Expectation CLOSES = new Expectation.BreakerCloses("advice", "recovery", Duration.ofSeconds(8));
    static final Expectation FALLBACKS = new Expectation.FallbackShare("advice", List.of("slow", "down"), 0.95);
    static final Expectation FALLBACK_LATENCY =
            new Expectation.FallbackLatency("advice", List.of("slow", "down"), 95, Duration.ofSeconds(1));
    static final Expectation AMPLIFICATION = new Expectation.Amplification("advice", List.of("steady", "slow"), 1.2);
    static final Expectation ORDERS = new Expectation.OrdersReconcile();

    private Claims() {}

    public static Expectation[] all() {
        return new Expectation[] {
            COMPLETION, RATIO, OPENS, SHUTS_OUT, CLOSES, FALLBACKS, FALLBACK_LATENCY, AMPLIFICATION, ORDERS
        };
    }

    /** The finding on one claim by itself, whether or not the run is in doubt. */
    static Finding findingOn(Expectation claim, ARun run) {
        RunRecord record = run.claiming(claim).build();
        return Judge.finding(ClaimChecks.of(record.plan(), claim), record, new HashMap<>());
    }

    static Finding finding(Verdict verdict, String id) {
        return verdict.findings().stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
