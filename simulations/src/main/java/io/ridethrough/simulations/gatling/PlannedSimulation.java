package io.ridethrough.simulations.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.simulations.flows.Accounts;
import io.ridethrough.simulations.flows.ClientBook;
import io.ridethrough.simulations.flows.Documents;
import io.ridethrough.simulations.flows.Flows;
import io.ridethrough.simulations.flows.Shop;
import io.ridethrough.simulations.load.ArrivalSchedule;
import io.ridethrough.simulations.load.ArrivalWindow;
import io.ridethrough.simulations.recording.Arrivals;
import io.ridethrough.simulations.recording.EpochClock;
import io.ridethrough.simulations.recording.LoggedSilences;
import io.ridethrough.simulations.recording.Pace;
import io.ridethrough.simulations.recording.RecordedFlow;
import io.ridethrough.simulations.recording.RunRecorder;
import io.ridethrough.simulations.recording.Silences;
import io.ridethrough.simulations.tracing.Tracing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All flows of a planned run. Gatling makes it without arguments, so {@link GatlingSettings} come from system
 * properties, and, contrary to this project's habit, the constructor reads the plan and opens the record.
 *
 * <p>The end has two stages. A while after the timeline ({@link GatlingSettings#drain()}) no further step begins, so
 * that each journey ends as soon as its request under way has been answered or given up. Whatever is left when patience
 * has run out too is cut off. Both kinds are recorded as aborted. A plan with stop conditions can end so at any time, by
 * {@link StopOrder}.
 */
public final class PlannedSimulation extends Simulation {

    /** How far ahead a generator that is ready puts the origin. */
    static final Duration READY_LEAD = Duration.ofSeconds(3);

    /** What the hard end leaves beyond the longest patience, for timers that ring late. */
    private static final Duration HARD_END_SLACK = Duration.ofSeconds(2);

    private final EpochClock clock = EpochClock.startingNow();
    private final ConductorLine conductor = ConductorLine.ofThisProcess();
    private final Origin origin;
    private final RunRecorder recorder;
    private final ProgressLines progressLines;

    public PlannedSimulation() {
        GatlingSettings settings = GatlingSettings.fromSystemProperties();
        origin = new Origin(settings.originEpochMicros());
        RunPlan plan;
        Documents documents;
        try {
            plan = PlanFile.read(settings.folder().plan());
            documents = Documents.in(settings.folder().documents());
            recorder = RunRecorder.create(
                    settings.folder(),
                    plan.load().stream().map(PlannedLoad::flow).toList(),
                    clock,
                    new BudgetWatch(plan.stops(), conductor::send));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progressLines = new ProgressLines(recorder.progress(), conductor);

        Duration timeline = plan.phases().stream()
                .map(PlannedPhase::endsAfter)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Duration patience = plan.load().stream()
                .map(PlannedLoad::patience)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Duration untilOrigin = settings.originEpochMicros().isPresent()
                ? Duration.ofNanos((origin.epochMicros() - clock.epochMicros()) * 1_000)
                : READY_LEAD;
        long drainMicros = timeline.plus(settings.drain()).toNanos() / 1_000;
        Silences silences = LoggedSilences.listening();
        ClientBook clients = new ClientBook(plan.runId(), plan.seed(), ClientBook.SEEDED_CUSTOMERS)
                .buying(settings.terms().catalogue())
                .payingBy(settings.terms().paymentMethod());
        Optional<Accounts> customers = ToldCustomers.told();
        ClientBook everybody = customers.map(clients::signingInAs).orElse(clients);
        Tracing tracing = Tracing.of(plan, origin::epochMicros);

        List<PopulationBuilder> populations = new ArrayList<>();
        for (PlannedLoad load : plan.load()) {
            long[] offsetsMicros = offsets(plan, load);
            ClientBook buyers = load.products().isEmpty() ? everybody : everybody.buying(load.products());
            SecondClickers clickers = SecondClickers.of(load, buyers, offsetsMicros);
            RecordedFlow flow = new RecordedFlow(
                    load.flow(),
                    new Pace(
                            settings.thinking(),
                            load.patience(),
                            () -> StopOrder.givenAt().orElseGet(() -> origin.epochMicros() + drainMicros)),
                    Arrivals.planned(origin::epochMicros, offsetsMicros),
                    recorder,
                    silences,
                    clock,
                    clickers.clicks(),
                    tracing);
            populations.add(Flows.scenario(flow, buyers, documents)
                    .injectOpen(InjectionSlots.profile(offsetsMicros, untilOrigin)));
            if (!clickers.isEmpty()) {
                populations.add(Flows.secondClicks(flow, buyers, documents, clickers.arrivals(origin::epochMicros))
                        .injectOpen(InjectionSlots.profile(clickers.offsetsMicros(), untilOrigin)));
            }
        }
        if (!plan.stops().isEmpty()) {
            long journeys =
                    plan.load().stream().mapToLong(PlannedLoad::arrivals).sum();
            populations.add(new EarlyEnd(recorder, journeys, clock, settings.drain())
                    .watching()
                    .injectOpen(atOnceUsers(1)));
        }
        setUp(populations)
                .protocols(Shop.protocol(settings.shopUrl(), settings.terms().storeCode(), settings.pinned()))
                .maxDuration((untilOrigin.isNegative() ? Duration.ZERO : untilOrigin)
                        .plus(timeline)
                        .plus(settings.drain())
                        .plus(patience)
                        .plus(HARD_END_SLACK));
    }

    @Override
    public void before() {
        if (origin.choose(clock.epochMicros() + READY_LEAD.toNanos() / 1_000)) {
            conductor.send(ConductorLine.event("origin").put("epochMicros", origin.epochMicros()));
        }
        progressLines.start();
    }

    @Override
    public void after() {
        progressLines.stop();
        SentRequests.tell(recorder.requestsSent());
        try {
            recorder.close();
        } catch (IOException e) {
            RecordingFailure.tell(e);
        }
    }

    private static long[] offsets(RunPlan plan, PlannedLoad load) {
        long[] offsetsMicros = ArrivalSchedule.poisson(
                        plan.seed(), load.flow(), load.perSecond(), ArrivalWindow.of(plan.phases()))
                .offsetsMicros();
        if (offsetsMicros.length != load.arrivals()) {
            throw new IllegalStateException("the plan says " + load.arrivals() + " arrivals of " + load.flow()
                    + ", its seed gives " + offsetsMicros.length);
        }
        return offsetsMicros;
    }
}
