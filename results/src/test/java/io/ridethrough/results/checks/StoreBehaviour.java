package io.ridethrough.results.checks;

import io.ridethrough.results.run.Outcome;
import java.util.List;

/** How a hand-written shop answers one request that asks for inference. */
@FunctionalInterface
interface StoreBehaviour {

    /** The answer to the request that begins {@code millis} after the start of a phase. */
    Reply reply(String phase, long millis);

    /**
     * One answer.
     *
     * @param attemptsAfterMillis when its calls to the model were seen on the wire, after the request's start
     */
    record Reply(String inference, long latencyMillis, Outcome outcome, List<Integer> attemptsAfterMillis) {

        static Reply byModel() {
            return new Reply("model", 60, Outcome.OK, List.of(5));
        }

        static Reply timedOutFallback() {
            return new Reply("fallback; reason=timeout", 830, Outcome.OK, List.of(5));
        }

        static Reply shutOut() {
            return new Reply("fallback; reason=open", 12, Outcome.OK, List.of());
        }

        /** Too many calls are under way to make one more. */
        static Reply refusedByBulkhead() {
            return new Reply("fallback; reason=bulkhead", 12, Outcome.OK, List.of());
        }

        /** While the proxy refuses connections a call leaves no trace on the wire. */
        static Reply refusedFallback() {
            return new Reply("fallback; reason=error", 15, Outcome.OK, List.of());
        }

        static Reply unanswered() {
            return new Reply("", 10_000, Outcome.TIMED_OUT, List.of());
        }

        Reply tried(Integer... attemptsAfterMillis) {
            return new Reply(inference, latencyMillis, outcome, List.of(attemptsAfterMillis));
        }

        Reply taking(long latencyMillis) {
            return new Reply(inference, latencyMillis, outcome, attemptsAfterMillis);
        }
    }

    /** A breaker that opens within two seconds, probes every five, and closes three seconds after the fault. */
    static StoreBehaviour sound() {
        return (phase, millis) -> switch (phase) {
            case "slow" -> millis < 2_000 || isProbe(millis) ? Reply.timedOutFallback() : Reply.shutOut();
            case "down" -> isProbe(millis) ? Reply.refusedFallback() : Reply.shutOut();
            case "recovery" -> millis < 3_000 ? Reply.shutOut() : Reply.byModel();
            default -> Reply.byModel();
        };
    }

    /** Every call goes out, whatever became of the one before. */
    static StoreBehaviour withoutBreaker() {
        return (phase, millis) -> switch (phase) {
            case "slow" -> Reply.timedOutFallback();
            case "down" -> Reply.refusedFallback();
            default -> Reply.byModel();
        };
    }

    /** This behaviour in all phases but one. */
    default StoreBehaviour butDuring(String other, StoreBehaviour there) {
        return (phase, millis) -> phase.equals(other) ? there.reply(phase, millis) : reply(phase, millis);
    }

    private static boolean isProbe(long millis) {
        return millis % 5_000 < 250;
    }
}
