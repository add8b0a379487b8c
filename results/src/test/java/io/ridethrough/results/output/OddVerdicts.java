package io.ridethrough.results.output;

import io.ridethrough.results.checks.ARun;
import io.ridethrough.results.checks.Claims;
import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** Verdicts of each grade, judged and made up, the latter with texts as they can come off a wire. */
final class OddVerdicts {

    static final RunRecord RUN = ARun.sound().claiming(Claims.all()).build();

    private OddVerdicts() {}

    static List<Verdict> all() {
        return List.of(passed(), failed(), doubted(), odd(), empty());
    }

    static Verdict passed() {
        return Judge.judge(RUN);
    }

    /** A client was never told of its last order. */
    static Verdict failed() {
        return Judge.judge(new RunRecord(
                RUN.plan(),
                RUN.journal(),
                RUN.samples(),
                RUN.journeys(),
                RUN.claims().subList(0, RUN.claims().size() - 1),
                RUN.attempts(),
                RUN.ledger()));
    }

    static Verdict doubted() {
        return Judge.judge(
                new RunRecord(RUN.plan(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty()));
    }

    static Verdict odd() {
        return new Verdict(
                1,
                "run-<1>",
                "odd & \"quoted\"",
                Grade.FAIL,
                "FAIL: <b>bold</b> & ]]> | *starred*.",
                List.of(
                        finding("a/markup", Grade.FAIL, "97 % | <script>x</script> & &lt; \"'`", "![i](j) _u_ \\ ]]>"),
                        finding("b/control", Grade.INCONCLUSIVE, "\u0000\u0001\u001f\uFFFE tail", "no\u000Bmore"),
                        finding("c/pairs", Grade.FAIL, "😀".repeat(300), "cut between the halves of a pair"),
                        finding("d/lines", Grade.PASS, "one\ntwo\r\n\tthree", ""),
                        finding("e/nothing", Grade.PASS, "", ""),
                        finding("f/long", Grade.FAIL, "y".repeat(2_000), "z".repeat(2_000)),
                        finding("g/other-words", Grade.PASS, "≤ 3 × näher → 漢字 \u2028", "expected a\nmeasured b")));
    }

    static Verdict empty() {
        return new Verdict(1, "run-2", "empty", Grade.INCONCLUSIVE, "Nothing was measured.", List.of());
    }

    private static Finding finding(String id, Grade grade, String measured, String why) {
        return new Finding(
                id,
                id.substring(0, id.indexOf('/')),
                "Claim: " + id + " <holds> | & so.",
                grade,
                "exp | <e> & \u0002",
                measured,
                why,
                "client",
                List.of(new Finding.Evidence("completion/guest-checkout", 25_000, 45_000)));
    }
}
