package io.ridethrough.simulations.conductor;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.ShopCustomers;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.egress.Names;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.Guard;
import io.ridethrough.environments.secret.Redaction;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.documents.ReplacedDocuments;
import io.ridethrough.simulations.flows.ClientBook;
import io.ridethrough.simulations.terminal.RunView;
import io.ridethrough.simulations.tidying.CreatedThings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a plan from its first process to its verdict.
 *
 * <p>Whatever goes wrong, and whenever: faults are healed, processes ended, and what was recorded so far stays readable.
 */
public final class Conductor {
    /** Between the last client's end and the reading of the ledger: late charges and orders settle. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final RunView view;
    private final Admission admission;
    private final TimelineClock clock = new TimelineClock();

    public Conductor(RunView view) {
        this(view, Names.OF_THIS_MACHINE);
    }

    /** @param names by which the environment's hosts are looked up */
    Conductor(RunView view, Names names) {
        this.view = view;
        this.admission = new Admission(names);
    }

    /**
     * Runs, judges and writes every output. Interrupting the thread ends the run as a Ctrl-C does.
     *
     * @throws io.ridethrough.environments.guard.NotAllowedException when the environment may not be called or loaded so; nothing has started by then
     * @throws EnvironmentUnavailableException when a part of the environment does not start, or ends by itself
     * @throws RunFailedException when the run cannot be recorded, or its load generator fails
     * @throws InterruptedException when the run was interrupted; it is healed by then
     */
    public Verdict run(RunRequest request)
            throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        Clearance clearance = admission.of(request.scenario(), request.environment(), request.isProductionAllowed());
        List<String> crowded = Planner.crowded(request.scenario(), request.environment(), request.seed());
        if (!crowded.isEmpty()) {
            throw new EnvironmentUnavailableException(String.join("; ", crowded));
        }
        // Now, so that one that is missing is told before anything starts.
        Redaction redaction = redaction(request.environment().secrets());
        try {
            RunFolder folder =
                    RunFolders.create(request.runs(), request.scenario().name(), clock.instant());
            RunPlan plan = Planner.plan(request, String.valueOf(folder.path().getFileName()));
            PlanFile.write(folder.plan(), plan);
            ReplacedDocuments.of(request.environment()).write(folder.documents());
            try {
                play(request, plan, folder, clearance, redaction);
            } catch (IOException
                    | EnvironmentUnavailableException
                    | RunFailedException
                    | InterruptedException
                    | RuntimeException e) {
                listCreated(folder, e);
                throw e;
            }
            CreatedThings.of(folder).write(folder.created());
            Verdict verdict = Judgement.of(folder);
            view.verdict(verdict, folder);
            return verdict;
        } catch (IOException e) {
            throw new RunFailedException("the run folder cannot be written: " + e.getMessage(), e);
        }
    }

    /** A run that ended early has made things too; that they cannot be listed is told with why it ended. */
    private static void listCreated(RunFolder folder, Exception ended) {
        try {
            CreatedThings.of(folder).write(folder.created());
        } catch (IOException e) {
            ended.addSuppressed(e);
        }
    }

    private static Redaction redaction(List<SecretSource> sources) {
        return Redaction.of(
                sources.stream().map(source -> source.read(System.getenv())).toList());
    }

    private void play(RunRequest request, RunPlan plan, RunFolder folder, Clearance clearance, Redaction redaction)
            throws IOException, EnvironmentUnavailableException, RunFailedException, InterruptedException {
        LiveRun live = LiveRun.open(folder, clock, redaction);
        try (live;
                ShutdownGuard guard = ShutdownGuard.over(live, view, folder)) {
            try {
                play(request, plan, folder, live, clearance);
            } catch (InterruptedException e) {
                endEarly(live, folder);
                throw e;
            } catch (EnvironmentUnavailableException | RunFailedException | RuntimeException e) {
                // Cleared, because healing waits for answers: an interrupted thread could not.
                if (Thread.interrupted()) {
                    endEarly(live, folder);
                }
                if (live.isInterrupted()) {
                    throw new InterruptedException("interrupted");
                }
                live.journal().append("failed", Map.of("reason", String.valueOf(e.getMessage())));
                if (e instanceof InjectionException) {
                    throw new RunFailedException(String.valueOf(e.getMessage()), e);
                }
                String told = redaction.of(String.valueOf(e.getMessage()));
                if (!told.equals(String.valueOf(e.getMessage()))) {
                    // Without its cause, whose words are the same.
                    throw new EnvironmentUnavailableException(told);
                }
                throw e;
            }
        }
        Optional<IOException> unwritten = live.journal().failure();
        if (unwritten.isPresent()) {
            throw unwritten.get();
        }
    }

    private void endEarly(LiveRun live, RunFolder folder) {
        if (!live.isInterrupted()) {
            ShutdownGuard.end(live, view, folder);
        }
    }

    private void play(RunRequest request, RunPlan plan, RunFolder folder, LiveRun live, Clearance clearance)
            throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        RunJournal journal = live.journal();
        LiveWait wait = new LiveWait(clock, live);
        journal.append("run-started", Map.of("scenario", plan.scenario(), "seed", plan.seed()));
        ClearanceRecord.journal(clearance, journal);
        view.waiting("the environment " + plan.environment());
        AttemptCounts attempts = new AttemptCounts();
        FaultSightings sightings = new FaultSightings(journal);
        RunningEnvironment environment = request.environment()
                .start(new StartRequest(
                        ClientBook.tag(plan.runId()),
                        folder.logs(),
                        folder.faults(),
                        folder.egress(),
                        folder.inferenceCalls(),
                        request.defect(),
                        request.resilience(),
                        plan.seed(),
                        clock,
                        (proxy, point, at) -> {
                            attempts.count(point);
                            live.attempts()
                                    .append(new Attempt(ChronoUnit.MICROS.between(Instant.EPOCH, at), proxy, point));
                        },
                        sightings,
                        clearance));
        live.add(environment);
        // Its address may be known only now: what gets the load is checked once more.
        Guard.recheck(plan.environment(), Map.of("shop", environment.shop()), clearance);
        announce(plan, environment);
        Map<String, String> addresses = new LinkedHashMap<>();
        environment.addresses().forEach((part, address) -> addresses.put(part, address.toString()));
        journal.append("environment-started", Map.of("addresses", addresses));
        if (!environment.homes().isEmpty()) {
            journal.append("home-endpoints", Map.of("endpoints", environment.homes()));
        }
        view.runStarted(plan, folder, addresses);

        if (!plan.watches().isEmpty()) {
            view.waiting("each version's golden answers");
        }
        Optional<Watching> watching = Watching.prepare(plan, environment, request.golden(), folder, journal);
        CpuMeter meter = new CpuMeter();
        meter.watchCurrentThread();
        Optional<ShopCustomers> customers = customers(request, plan, environment, journal);
        view.waiting("Gatling");
        LoadGenerator generator = LoadGenerator.start(
                folder,
                environment.shop(),
                environment.terms(),
                clearance,
                SecretSource.variables(request.environment().secrets()),
                customers);
        live.add(generator);
        long originMicros = wait.origin(generator);
        FaultTimeline timeline = live.own(new FaultTimeline(
                environment.injector(),
                Planner.faults(request.scenario()),
                journal,
                sightings,
                clock,
                view,
                originMicros));
        wait.until(originMicros);
        journal.append("load-started", Map.of("origin", originMicros));
        StopWatch stops = new StopWatch(plan.stops(), generator::stopCondition);
        Sampler sampler = live.own(new Sampler(
                environment,
                generator,
                journal,
                clock,
                view,
                new TickMaker(plan, attempts),
                stops,
                meter,
                originMicros));
        sampler.start();
        Optional<GoldenWatch> watch = watching.isPresent()
                ? Optional.of(live.own(watching.get().begin(folder, clock, originMicros)))
                : Optional.empty();

        for (Moment moment : Moment.of(plan)) {
            if (wait.stopsBefore(FaultTimeline.micros(originMicros, moment.offset()), stops)) {
                stop(stops, timeline, generator, journal);
                break;
            }
            moment.ends().ifPresent(phase -> journal.append("phase-ended", Map.of("phase", phase.name())));
            moment.begins().ifPresent(phase -> {
                journal.append("phase-started", Map.of("phase", phase.name()));
                view.phaseStarted(phase);
            });
            timeline.pass(moment);
        }
        view.waiting("the last clients");
        finish(plan, generator, wait, journal);
        if (watch.isPresent()) {
            end(watch.get());
        }
        journal.append("cost", meter.reading());
        sampler.close();
        view.waiting("a quiet moment, then the ledger");
        journal.append("quiet", Map.of("forMillis", QUIET.toMillis()));
        wait.until(clock.nowMicros() + QUIET.toNanos() / 1_000);
        BreakerRecord.journal(environment, journal);
        LedgerRecord.read(RunClients.of(plan.runId(), customers), environment, folder, journal);
    }

    private static void announce(RunPlan plan, RunningEnvironment environment) throws EnvironmentUnavailableException {
        try {
            environment.willSell(plan.load().stream()
                    .flatMap(load -> load.products().stream())
                    .distinct()
                    .toList());
        } catch (IOException e) {
            throw new EnvironmentUnavailableException("the shop does not tell its stock: " + e.getMessage(), e);
        }
    }

    /** The accounts that clients sign in with, where a flow wants some; made only once the journal tells of it. */
    private Optional<ShopCustomers> customers(
            RunRequest request, RunPlan plan, RunningEnvironment environment, RunJournal journal)
            throws EnvironmentUnavailableException {
        int wanted = plan.load().stream()
                .filter(load -> Planner.needsCustomers(load.flow()))
                .mapToInt(PlannedLoad::arrivals)
                .sum();
        if (wanted == 0) {
            return Optional.empty();
        }
        boolean areMade = request.environment().makesCustomers();
        journal.append("customers", Map.of("wanted", wanted, "areMade", areMade));
        if (areMade) {
            view.waiting(wanted + " customers to be made");
        }
        try {
            return Optional.of(environment.customers(ClientBook.newCustomers(plan.runId(), wanted)));
        } catch (IOException e) {
            throw new EnvironmentUnavailableException(
                    "the shop has no customers to sign in with: " + e.getMessage(), e);
        }
    }

    private static void end(GoldenWatch watch) throws RunFailedException {
        try {
            watch.close();
        } catch (IOException e) {
            throw new RunFailedException("the golden answers cannot be written: " + e.getMessage(), e);
        }
        Optional<IOException> unwritten = watch.failure();
        if (unwritten.isPresent()) {
            throw new RunFailedException(
                    "the golden answers cannot be written: " + unwritten.get().getMessage());
        }
    }

    /** Heals first, and then ends the load. */
    private void stop(StopWatch stops, FaultTimeline timeline, LoadGenerator generator, RunJournal journal)
            throws RunFailedException {
        Map<String, Object> fields = new LinkedHashMap<>(stops.reached().orElseThrow());
        fields.put("seenAt", clock.nowMicros());
        journal.append("stop-condition", fields);
        timeline.close();
        journal.append("stopped", Map.of("healedAt", clock.nowMicros()));
        try {
            generator.endEarly();
        } catch (IOException e) {
            throw new RunFailedException("the load generator could not be ended: " + e.getMessage(), e);
        }
        journal.append("load-stopped", Map.of());
        view.waiting("the load to end: a stop condition is true, and every fault is healed");
    }

    private static void finish(RunPlan plan, LoadGenerator generator, LiveWait wait, RunJournal journal)
            throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        int status = wait.exit(plan, generator);
        Optional<JsonNode> finished = generator.finished();
        journal.append(
                "generator-finished",
                Map.of(
                        "exitCode", status,
                        "requestsSent",
                                finished.map(event -> event.path("requestsSent").asLong(-1))
                                        .orElse(-1L),
                        "samples",
                                finished.map(event -> event.path("samples").asLong(-1))
                                        .orElse(-1L)));
    }
}
