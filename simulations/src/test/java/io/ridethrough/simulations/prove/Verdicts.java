package io.ridethrough.simulations.prove;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Finding.Evidence;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.Arrays;
import java.util.List;

/** Verdicts of runs that nobody played. */
final class Verdicts {
    private Verdicts() {}

    /** FAIL by these claims, or PASS without any. */
    static Verdict of(String... failed) {
        return new Verdict(
                1,
                "run",
                "brownout",
                failed.length == 0 ? Grade.PASS : Grade.FAIL,
                "",
                Arrays.stream(failed).map(id -> finding(id, Grade.FAIL)).toList());
    }

    static Verdict doubt() {
        return new Verdict(
                1,
                "run",
                "brownout",
                Grade.INCONCLUSIVE,
                "INCONCLUSIVE: a busy machine.",
                List.of(finding("validity/arrivals", Grade.INCONCLUSIVE)));
    }

    /** Breakers are seen from 25 s to 31.5 s after the start of load; nothing else names a time. */
    private static Finding finding(String id, Grade grade) {
        return new Finding(
                id,
                id.substring(0, id.indexOf('/')),
                "",
                grade,
                "≤ 6 s",
                "seen",
                "",
                "wire",
                id.startsWith("breaker") ? List.of(new Evidence("breaker/advice", 25_000, 31_500)) : List.of());
    }
}
