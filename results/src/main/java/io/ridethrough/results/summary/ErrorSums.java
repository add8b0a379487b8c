package io.ridethrough.results.summary;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the requests up that ended badly, by how they ended. Of more than {@value #MOST_KINDS} kinds those that come later are
 * added up by outcome alone: a shop with ever new messages must not fill memory. For one thread.
 */
final class ErrorSums {

    static final int MOST_KINDS = 1_000;

    static final String ONE_OF_TOO_MANY = "(one of too many errors)";

    private record Kind(String flow, String step, Outcome outcome, int status, String error) {}

    private final int phases;
    private final Map<Kind, Sum> kinds = new HashMap<>();

    ErrorSums(int phases) {
        this.phases = phases;
    }

    /** Adds one, if it ended badly; the names of its flow and step as they are counted, the phase of its intended start. */
    void add(Sample sample, String flow, String step, int phase) {
        if (sample.outcome() == Outcome.OK || sample.outcome() == Outcome.ABORTED) {
            return;
        }
        Kind kind = new Kind(flow, step, sample.outcome(), sample.status(), sample.error());
        if (kinds.size() >= MOST_KINDS && !kinds.containsKey(kind)) {
            kind = new Kind(flow, step, sample.outcome(), 0, ONE_OF_TOO_MANY);
        }
        Sum sum = kinds.computeIfAbsent(kind, unused -> new Sum(phases));
        sum.count++;
        if (phase >= 0) {
            sum.byPhase[phase]++;
        }
    }

    /** In no order. */
    List<ErrorSummary> ended() {
        return kinds.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ErrorSummary of(Kind kind, Sum sum) {
        return new ErrorSummary(
                kind.flow(),
                kind.step(),
                kind.outcome(),
                kind.status(),
                kind.error(),
                sum.count,
                Arrays.stream(sum.byPhase).boxed().toList());
    }

    private static final class Sum {
        private long count;
        private final long[] byPhase;

        Sum(int phases) {
            byPhase = new long[phases];
        }
    }
}
