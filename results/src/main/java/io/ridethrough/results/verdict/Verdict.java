package io.ridethrough.results.verdict;

import java.util.List;

/**
 * What a run came to ({@code verdict.json}).
 *
 * @param format version of this file's format, 1 today
 * @param runId name of the run folder
 * @param scenario name of the scenario
 * @param grade the worst grade among the findings; INCONCLUSIVE when there are none
 * @param sentence the verdict in one sentence
 * @param findings every check's finding, the run's own validity first
 */
public record Verdict(int format, String runId, String scenario, Grade grade, String sentence, List<Finding> findings) {

    public Verdict {
        findings = List.copyOf(findings);
    }
}
