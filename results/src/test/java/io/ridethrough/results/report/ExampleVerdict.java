package io.ridethrough.results.report;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Finding.Evidence;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.List;

/** A made-up verdict on {@link ExampleRun}, with a finding of each grade and each source. */
final class ExampleVerdict {

    private ExampleVerdict() {}

    static Verdict failing() {
        return new Verdict(
                1,
                "2026-01-01T00-00-00Z-checkout-brownout",
                "checkout-brownout",
                Grade.FAIL,
                "Checkout rode through, but the breaker of summary never opened and one order was charged twice.",
                List.of(
                        finding(
                                "validity/generator",
                                "validity",
                                "The load generator kept its schedule",
                                Grade.PASS,
                                "lag p99 ≤ 100 ms",
                                "2 ms",
                                "",
                                "client"),
                        finding(
                                "validity/faults",
                                "validity",
                                "Every fault was applied on time and touched something",
                                Grade.PASS,
                                "within 500 ms",
                                "20 ms",
                                "",
                                "wire"),
                        finding(
                                "completion/guest-checkout",
                                "completion",
                                "At least 99 % of guest checkouts complete in every phase",
                                Grade.FAIL,
                                "≥ 99 %",
                                "93.4 % (slow)",
                                "5 of 76 checkouts begun in slow failed at place-order with HTTP 503.",
                                "client",
                                new Evidence("completion/guest-checkout", 35_000, 55_000)),
                        finding(
                                "latency/guest-checkout/place-order",
                                "latency-ratio",
                                "While the model is slow, p95 of place-order stays within 3 times that of steady",
                                Grade.PASS,
                                "≤ 3 × steady",
                                "2.1 ×",
                                "",
                                "client",
                                new Evidence("latency/guest-checkout/place-order", 35_000, 55_000),
                                new Evidence("latency/guest-checkout/place-order", 15_000, 35_000)),
                        finding(
                                "breaker-opens/advice",
                                "breaker-opens",
                                "The breaker of advice opens within 5 s of slow",
                                Grade.PASS,
                                "≤ 5 s",
                                "3.5 s",
                                "",
                                "application",
                                new Evidence("breaker/advice", 35_000, 40_000)),
                        finding(
                                "breaker-opens/summary",
                                "breaker-opens",
                                "The breaker of summary opens within 5 s of slow",
                                Grade.FAIL,
                                "≤ 5 s",
                                "never",
                                "42 calls in a row timed out after 800 ms while the breaker stayed closed.",
                                "application",
                                new Evidence("breaker/summary", 35_000, 55_000)),
                        finding(
                                "amplification/identity",
                                "amplification",
                                "Attempts for identity are never more than 1.1 times demand",
                                Grade.INCONCLUSIVE,
                                "≤ 1.1 ×",
                                "no attempts",
                                "While inference refuses connections no attempt reaches the wire.",
                                "wire",
                                new Evidence("attempts/identity", 55_000, 70_000)),
                        finding(
                                "fallback-share/advice",
                                "fallback-share",
                                "While inference is down, all advice comes from the fallback",
                                Grade.PASS,
                                "100 %",
                                "100 % (61 of 61)",
                                "",
                                "application",
                                new Evidence("attempts/advice", 55_000, 70_000)),
                        finding(
                                "orders-reconcile",
                                "orders-reconcile",
                                "Every acknowledged order exists once, and is charged once",
                                Grade.FAIL,
                                "no difference",
                                "1 charged twice",
                                "Order 000000241 has the charges ch-240 and ch-again-240.",
                                "ledger")));
    }

    static Finding finding(
            String id,
            String claim,
            String sentence,
            Grade grade,
            String expected,
            String measured,
            String why,
            String source,
            Evidence... evidence) {
        return new Finding(id, claim, sentence, grade, expected, measured, why, source, List.of(evidence));
    }
}
