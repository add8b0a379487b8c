package io.ridethrough.results.otlp;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Finding.Evidence;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of four seconds, written by hand: {@code steady} from 0 to 2 s, {@code slow} from 2 to 4 s with a fault. Its journal
 * begins two seconds before the load and ends two after it. All times that it is told count from the start of load.
 */
final class TracedRun {

    static final String ID = "20260102-030405-checkout-brownout";
    static final long ORIGIN = 1_767_323_055_000_000L;

    private final List<JournalEvent> journal = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Journey> journeys = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();

    static TracedRun begun() {
        return new TracedRun()
                .event(-2_000_000, "run-started", Map.of())
                .event(0, "load-started", Map.of("origin", ORIGIN));
    }

    static TracedRun withoutLoad() {
        return new TracedRun().event(-2_000_000, "run-started", Map.of());
    }

    TracedRun event(long atMicros, String name, Map<String, ?> fields) {
        journal.add(new JournalEvent(ORIGIN + atMicros, name, RunJson.tree(fields)));
        return this;
    }

    TracedRun faultApplied(long atMicros) {
        return event(2_100_000, "fault-applied", Map.of("id", "slow/1", "appliedAt", ORIGIN + atMicros));
    }

    TracedRun faultHealed(long atMicros, long touched) {
        return event(
                4_100_000, "fault-healed", Map.of("id", "slow/1", "healedAt", ORIGIN + atMicros, "touched", touched));
    }

    TracedRun ended() {
        return event(6_000_000, "run-ended", Map.of());
    }

    /** A checkout that makes one request, which begins a millisecond late. */
    TracedRun places(int user, long atMicros, long endMicros, int status, Outcome outcome) {
        samples.add(new Sample(
                "guest-checkout",
                "place-order",
                user,
                ORIGIN + atMicros,
                ORIGIN + atMicros + 1_000,
                ORIGIN + endMicros,
                status,
                outcome,
                outcome == Outcome.OK ? "model" : "",
                outcome == Outcome.OK ? "" : "not placed"));
        journeys.add(new Journey(
                "guest-checkout",
                user,
                ORIGIN + atMicros,
                ORIGIN + atMicros + 1_000,
                ORIGIN + endMicros,
                outcome == Outcome.OK,
                outcome == Outcome.ABORTED));
        return this;
    }

    TracedRun attempt(long atMicros, String point) {
        attempts.add(new Attempt(ORIGIN + atMicros, "inference", point));
        return this;
    }

    RunRecord record() {
        return new RunRecord(
                new RunPlan(
                        PlanFile.FORMAT,
                        ID,
                        "checkout-brownout",
                        "Inference is slow while guests check out.",
                        "embedded",
                        "none",
                        42,
                        Map.of("ridethrough", "0.1.0"),
                        List.of(
                                new PlannedPhase("steady", Duration.ZERO, Duration.ofSeconds(2), true, List.of()),
                                new PlannedPhase(
                                        "slow",
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(4),
                                        true,
                                        List.of(new PlannedFault(
                                                "slow/1",
                                                "inference",
                                                "latency",
                                                "latency 4 s",
                                                Duration.ofSeconds(2),
                                                Duration.ofSeconds(4))))),
                        List.of(new PlannedLoad("guest-checkout", 4, 16, Duration.ofSeconds(10))),
                        List.of(new InferencePoint("advice", "guest-checkout", "place-order", "inference")),
                        List.of(),
                        List.of(),
                        List.of()),
                journal,
                samples,
                journeys,
                List.of(),
                attempts,
                Optional.empty());
    }

    static Verdict passed() {
        return new Verdict(1, ID, "checkout-brownout", Grade.PASS, "All is well.", List.of());
    }

    /** One finding passed and one failed, whose evidence begins with {@code slow}. */
    static Verdict failed() {
        return new Verdict(
                1,
                ID,
                "checkout-brownout",
                Grade.FAIL,
                "Checkouts failed.",
                List.of(
                        new Finding(
                                "validity/samples",
                                "validity",
                                "There are samples",
                                Grade.PASS,
                                "1",
                                "1",
                                "",
                                "client",
                                List.of()),
                        new Finding(
                                "completion/guest-checkout",
                                "completion",
                                "Checkouts complete",
                                Grade.FAIL,
                                "≥ 99 %",
                                "0 %",
                                "One failed.",
                                "client",
                                List.of(new Evidence("completion/guest-checkout", 2_000, 4_000)))));
    }
}
