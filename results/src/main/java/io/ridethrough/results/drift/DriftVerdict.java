package io.ridethrough.results.drift;

import java.util.List;

/**
 * What a comparison came to.
 *
 * @param reason why, in a sentence without a full stop
 * @param gates in the order in which they are asked
 */
public record DriftVerdict(DriftGrade grade, String reason, List<GateFinding> gates) {

    public DriftVerdict {
        gates = List.copyOf(gates);
    }

    /** {@code DRIFT: 35 of 200 decisions changed}. */
    public String sentence() {
        return grade.words() + ": " + reason;
    }
}
