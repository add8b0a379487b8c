package io.ridethrough.simulations.bench;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.run.JournalWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The journal that a {@link JudgedRun} would have left: its faults, its probes, its breakers' own record. */
final class JudgedJournal {
    static final String MODEL_AT = "127.0.0.1:41005";
    static final String PAYMENT_AT = "127.0.0.1:33705";

    private final JudgedRun run;
    private final JudgedAnswers answers;
    private final long[] callsInPhase;

    /** @param callsInPhase how many calls went out in each phase: what its fault touched */
    JudgedJournal(JudgedRun run, JudgedAnswers answers, long[] callsInPhase) {
        this.run = run;
        this.answers = answers;
        this.callsInPhase = callsInPhase.clone();
    }

    /**
     * Writes it.
     *
     * @throws IOException when it cannot be written, or is there
     */
    void write(Path file) throws IOException {
        // At its end: up to there the breakers' own record holds.
        Instant end = Instant.EPOCH.plus(JudgedRun.ORIGIN + run.micros(), ChronoUnit.MICROS);
        Clock clock = Clock.fixed(end, ZoneOffset.UTC);
        try (JournalWriter journal = JournalWriter.create(file, clock)) {
            journal.append(
                    "home-endpoints",
                    Map.of("endpoints", List.of(home("inference", MODEL_AT), home("payment", PAYMENT_AT))));
            journal.append("load-started", Map.of("origin", JudgedRun.ORIGIN));
            for (PlannedFault fault : run.faults()) {
                long from = JudgedRun.ORIGIN + micros(fault.startsAfter());
                long to = JudgedRun.ORIGIN + micros(fault.endsAfter());
                journal.append(
                        "fault-applied",
                        Map.of(
                                "id",
                                fault.id(),
                                "plannedAt",
                                from,
                                "appliedAt",
                                from + 900,
                                "share",
                                1.0,
                                "shareOf",
                                "connections"));
                journal.append(
                        "fault-healed",
                        Map.of(
                                "id",
                                fault.id(),
                                "plannedAt",
                                to,
                                "healedAt",
                                to + 900,
                                "touched",
                                callsInPhase[run.phase(micros(fault.startsAfter()))]));
            }
            int samplesMade = run.rounds() * JudgedRun.SAMPLES_A_ROUND;
            long seconds = run.micros() / 1_000_000;
            for (long second = 0; second < seconds; second++) {
                journal.append(
                        "generator",
                        Map.of(
                                "sent",
                                samplesMade * second / seconds,
                                "heapUsedMiB",
                                120 + second % 60,
                                "heapLimitMiB",
                                495));
                journal.append("probe", probe(second));
            }
            for (InferencePoint point : List.of(JudgedRun.ADVICE, JudgedRun.IDENTITY, JudgedRun.SUMMARY)) {
                breaker(journal, point);
            }
            journal.append(
                    "generator-finished", Map.of("exitCode", 0, "requestsSent", samplesMade, "samples", samplesMade));
            journal.append("run-ended", Map.of());
        }
    }

    private Map<String, Object> probe(long second) {
        String state =
                answers.word(JudgedRun.ORIGIN + second * 1_000_000).equals(JudgedAnswers.OPEN) ? "OPEN" : "CLOSED";
        return Map.of(
                "source",
                "store",
                "workers",
                16,
                "workersBusy",
                second % 5,
                "queued",
                0,
                "breakers",
                Map.of("advice", state, "identity", state, "summary", state));
    }

    /** A breaker's own record of what {@link JudgedAnswers} makes it do. */
    private void breaker(JournalWriter journal, InferencePoint point) throws IOException {
        String state = "CLOSED";
        for (PlannedFault fault : run.faults()) {
            if (List.of("latency", "outage").contains(fault.kind())) {
                long to = JudgedRun.ORIGIN + micros(fault.endsAfter());
                for (long at = JudgedRun.ORIGIN + micros(fault.startsAfter());
                        at < to;
                        at += JudgedAnswers.PROBE_EVERY_MICROS) {
                    state = state.equals("OPEN") ? changed(journal, point, at, state, "HALF_OPEN") : state;
                    state = changed(journal, point, at + JudgedAnswers.PROBES_FOR_MICROS, state, "OPEN");
                }
            } else {
                state = changed(journal, point, JudgedRun.ORIGIN + micros(fault.startsAfter()), state, "CLOSED");
            }
        }
        journal.append("breaker-read", Map.of("point", point.name(), "forgotten", 0, "state", state));
    }

    private static String changed(JournalWriter journal, InferencePoint point, long at, String from, String to)
            throws IOException {
        journal.append("breaker-changed", Map.of("point", point.name(), "changedAt", at, "from", from, "to", to));
        return to;
    }

    private static Map<String, Object> home(String name, String place) {
        return Map.of("name", name, "places", List.of(place), "jurisdictions", List.of("CH"), "isProxied", true);
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
