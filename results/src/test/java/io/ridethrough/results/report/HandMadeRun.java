package io.ridethrough.results.report;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tiny run, written line by line: six seconds of one flow {@code buy} with one step {@code pay}. */
final class HandMadeRun {

    static final long ORIGIN = ExampleRun.ORIGIN;

    final List<JournalEvent> journal = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();
    final List<Journey> journeys = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    private final List<PlannedFault> darkFaults = new ArrayList<>();
    Optional<Ledger> ledger = Optional.empty();
    String words = "plain";

    HandMadeRun startsAtOrigin() {
        journal.add(ExampleRun.event(0, "load-started", ExampleRun.fields().put("origin", ORIGIN)));
        return this;
    }

    HandMadeRun pays(double atSeconds, int millis) {
        return pays(atSeconds, millis, Outcome.OK, "");
    }

    HandMadeRun pays(double atSeconds, int millis, Outcome outcome, String error) {
        long at = micros(atSeconds);
        samples.add(new Sample("buy", "pay", samples.size(), at, at, at + millis * 1_000L, 200, outcome, "", error));
        return this;
    }

    HandMadeRun journey(double fromSeconds, double toSeconds, boolean completed) {
        journeys.add(new Journey(
                "buy", journeys.size(), micros(fromSeconds), micros(fromSeconds), micros(toSeconds), completed, false));
        return this;
    }

    HandMadeRun attempt(double atSeconds) {
        attempts.add(new Attempt(micros(atSeconds), "inference", "advice"));
        return this;
    }

    HandMadeRun breaker(double atSeconds, String state) {
        var fields = ExampleRun.fields().put("source", "store");
        fields.putObject("breakers").put("advice", state);
        journal.add(ExampleRun.event(atSeconds, "probe", fields));
        return this;
    }

    /** One more fault of the phase {@code dark}. */
    HandMadeRun darkens(String description, double fromSeconds, double toSeconds) {
        darkFaults.add(new PlannedFault(
                "dark/" + (darkFaults.size() + 2),
                "inference",
                "first-token",
                description,
                Duration.ofMillis(Math.round(fromSeconds * 1_000)),
                Duration.ofMillis(Math.round(toSeconds * 1_000))));
        return this;
    }

    /** Phases: warm-up from 0 to 2 s (not judged), steady to 4 s, dark to 6 s with an outage of {@code inference} before other faults. */
    RunRecord record() {
        List<PlannedFault> faults = new ArrayList<>();
        faults.add(
                new PlannedFault("dark/1", "inference", "outage", words, Duration.ofSeconds(4), Duration.ofSeconds(6)));
        faults.addAll(darkFaults);
        List<PlannedPhase> phases = List.of(
                ExampleRun.phase("warm-up", 0, 2, false),
                ExampleRun.phase("steady", 2, 4, true),
                ExampleRun.phase("dark", 4, 6, true, faults.toArray(PlannedFault[]::new)));
        RunPlan plan = new RunPlan(
                PlanFile.FORMAT,
                "run-1",
                words,
                words,
                words,
                words,
                7,
                Map.of("java", words),
                phases,
                List.of(new PlannedLoad("buy", 1.5, 9, Duration.ofSeconds(10))),
                List.of(new InferencePoint("advice", "buy", "pay", "inference")),
                List.of(),
                List.of(),
                List.of());
        return new RunRecord(plan, journal, samples, journeys, claims, attempts, ledger);
    }

    private static long micros(double seconds) {
        return ORIGIN + Math.round(seconds * 1_000_000);
    }
}
