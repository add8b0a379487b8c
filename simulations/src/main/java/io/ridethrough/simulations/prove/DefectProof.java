package io.ridethrough.simulations.prove;

import io.ridethrough.results.verdict.Finding;
import java.util.List;

/**
 * Which claims of a scenario a defect must fail, and which it may. A claim is named by its kind, such as {@code
 * breaker-opens}, or by a finding's whole id, such as {@code breaker-opens/advice}.
 *
 * @param caughtBy the claims made for it: one of them has to fail
 * @param also claims that fail as a consequence, and may
 * @param isQuick whether it belongs to the quick part
 */
public record DefectProof(String defect, List<String> caughtBy, List<String> also, boolean isQuick) {

    public DefectProof {
        caughtBy = List.copyOf(caughtBy);
        also = List.copyOf(also);
    }

    boolean isCaughtBy(Finding finding) {
        return names(caughtBy, finding);
    }

    boolean mayFail(Finding finding) {
        return isCaughtBy(finding) || names(also, finding);
    }

    private static boolean names(List<String> claims, Finding finding) {
        return claims.contains(finding.claim()) || claims.contains(finding.id());
    }
}
