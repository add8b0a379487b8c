package io.ridethrough.simulations.capacity;

import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalWriter;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleWriter;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.load.ArrivalSchedule;
import io.ridethrough.simulations.load.ArrivalWindow;
import io.ridethrough.simulations.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Stores what a run would have left of a shop with so many orders a second in it: an order takes {@code 0.2 s / (1 - rate /
 * full)}, give or take a tenth, and next to an hour beyond. A fault halves what the shop can do.
 */
public final class FakeShop {
    private static final long BASE_MICROS = 200_000;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final Instant ORIGIN = Instant.parse("2026-01-02T03:04:05Z");

    private final double full;
    private final double generatorFull;
    private int played;

    /**
     * @param full orders a second at which queues grow for ever
     * @param generatorFull orders a second above which the load generator is a second late
     */
    public FakeShop(double full, double generatorFull) {
        this.full = full;
        this.generatorFull = generatorFull;
    }

    /** How many runs it has stored. */
    public int played() {
        return played;
    }

    public RunRecord play(RunRequest request) throws IOException {
        played++;
        String id =
                String.format("20260102-0304%02d-%s", played, request.scenario().name());
        RunFolder folder = new RunFolder(Files.createDirectories(request.runs().resolve(id)));
        RunPlan plan = plan(id, request);
        PlanFile.write(folder.plan(), plan);
        Files.writeString(folder.claims(), "");
        Files.writeString(folder.attempts(), "at_micros,target,point\n");
        samples(plan, folder, new SplittableRandom(request.seed()));
        journal(plan, folder);
        return RunReader.read(folder);
    }

    private static RunPlan plan(String id, RunRequest request) {
        Scenario scenario = request.scenario();
        List<PlannedPhase> phases = new ArrayList<>();
        Duration at = Duration.ZERO;
        for (Scenario.Phase phase : scenario.phases()) {
            Duration end = at.plus(phase.lasts());
            List<PlannedFault> faults = new ArrayList<>();
            for (Scenario.PhaseFault fault : phase.faults()) {
                faults.add(new PlannedFault(
                        phase.name() + "/" + (faults.size() + 1),
                        fault.target(),
                        fault.fault().kind(),
                        fault.description(),
                        at,
                        at.plus(fault.timed().endsAfter(phase.lasts()))));
            }
            phases.add(new PlannedPhase(phase.name(), at, end, phase.judged(), phase.load(), faults));
            at = end;
        }
        Scenario.Load load = scenario.load().get(0);
        int arrivals = ArrivalSchedule.poisson(request.seed(), load.flow(), load.perSecond(), ArrivalWindow.of(phases))
                .count();
        return new RunPlan(
                PlanFile.FORMAT,
                id,
                scenario.name(),
                scenario.story(),
                request.environment().name(),
                "none",
                request.seed(),
                Map.of("processors", "2", "model-slots", "8", "store-workers", "4"),
                phases,
                List.of(new PlannedLoad(load.flow(), load.perSecond(), arrivals, load.patience())),
                List.of(new InferencePoint("advice", "guest-checkout", "place-order", "inference")),
                List.of(),
                scenario.stops(),
                scenario.expectations());
    }

    private void samples(RunPlan plan, RunFolder folder, SplittableRandom random) throws IOException {
        PlannedLoad load = plan.load().get(0);
        long[] offsets = ArrivalSchedule.poisson(
                        plan.seed(), load.flow(), load.perSecond(), ArrivalWindow.of(plan.phases()))
                .offsetsMicros();
        try (SampleWriter samples = SampleWriter.create(folder.samples())) {
            for (int user = 0; user < offsets.length; user++) {
                long offset = offsets[user];
                PlannedPhase phase = plan.phases().stream()
                        .filter(one -> offset < one.endsAfter().toNanos() / 1_000)
                        .findFirst()
                        .orElseThrow();
                double rate = load.perSecond() * phase.load();
                long due = micros(ORIGIN) + offset;
                long started = due + (rate > generatorFull ? 1_000_000 : 2_000);
                boolean isBroken = plan.phases().stream()
                        .flatMap(one -> one.faults().stream())
                        .anyMatch(fault -> fault.startsAfter().toNanos() / 1_000 <= offset
                                && offset < fault.endsAfter().toNanos() / 1_000);
                double share = rate / (isBroken ? full / 2 : full);
                double micros = share < 1 ? Math.min(HOUR_MICROS, BASE_MICROS / (1 - share)) : HOUR_MICROS;
                long ended = started + (long) (micros * Math.exp(0.1 * random.nextGaussian()));
                samples.record(new Sample(
                        load.flow(),
                        "place-order",
                        user,
                        due,
                        started,
                        ended,
                        200,
                        Outcome.OK,
                        isBroken ? "fallback; reason=error" : "model",
                        ""));
                samples.record(new Journey(load.flow(), user, due, started, ended, true, false));
            }
        }
    }

    private static void journal(RunPlan plan, RunFolder folder) throws IOException {
        Moving clock = new Moving();
        try (JournalWriter journal = JournalWriter.create(folder.journal(), clock)) {
            journal.append("load-started", Map.of("origin", micros(ORIGIN)));
            for (PlannedPhase phase : plan.phases()) {
                clock.now = ORIGIN.plus(phase.startsAfter());
                journal.append("phase-started", Map.of("phase", phase.name()));
                for (PlannedFault fault : phase.faults()) {
                    journal.append("fault-applied", Map.of("id", fault.id(), "appliedAt", micros(clock.now)));
                }
                for (Duration at = Duration.ofMillis(500);
                        at.compareTo(phase.lasts()) < 0;
                        at = at.plus(Duration.ofMillis(500))) {
                    clock.now = ORIGIN.plus(phase.startsAfter()).plus(at);
                    journal.append(
                            "probe",
                            Map.of(
                                    "source",
                                    "store",
                                    "workers",
                                    4,
                                    "workersBusy",
                                    2,
                                    "queued",
                                    phase.load() > 0 ? 1 : 0));
                }
                clock.now = ORIGIN.plus(phase.endsAfter());
                for (PlannedFault fault : phase.faults()) {
                    journal.append(
                            "fault-healed",
                            Map.of("id", fault.id(), "healedAt", micros(ORIGIN.plus(fault.endsAfter()))));
                }
                journal.append("phase-ended", Map.of("phase", phase.name()));
            }
            journal.append("generator-finished", Map.of("exitCode", 0, "requestsByGatling", 1, "samples", 1));
            journal.append("run-ended", Map.of());
        }
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    /** A clock that is set. */
    private static final class Moving extends Clock {
        private Instant now = ORIGIN;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
