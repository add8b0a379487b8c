package io.ridethrough.simulations.bench.engine;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.simulations.gatling.BudgetWatch;
import io.ridethrough.simulations.gatling.ConductorLine;
import io.ridethrough.simulations.gatling.ProgressLines;
import io.ridethrough.simulations.gatling.StopOrder;
import io.ridethrough.simulations.recording.Arrivals;
import io.ridethrough.simulations.recording.EpochClock;
import io.ridethrough.simulations.recording.LoggedSilences;
import io.ridethrough.simulations.recording.Pace;
import io.ridethrough.simulations.recording.RecordedFlow;
import io.ridethrough.simulations.recording.RunRecorder;
import io.ridethrough.simulations.recording.SecondClicks;
import io.ridethrough.simulations.tracing.Tracing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * All that a run has recorded of it, around {@link EngineFlow}: samples, journeys, claims, whose answers were shown, the
 * headers for the shop's tracing in a phase with a fault, the book of second clicks (in which nobody clicks: that would be
 * another load), the figures that are told once a second, and the look whether the load is to end.
 */
final class EngineRecord implements AutoCloseable {

    private static final Duration SECOND_CLICK = Duration.ofSeconds(1);

    private final RunRecorder recorder;
    private final ScenarioBuilder scenario;
    private final ProgressLines progress;

    private EngineRecord(RunRecorder recorder, ScenarioBuilder scenario, ProgressLines progress) {
        this.recorder = recorder;
        this.scenario = scenario;
        this.progress = progress;
    }

    /**
     * Opens the record.
     *
     * @throws IOException when its folder has one, or cannot be written
     */
    static EngineRecord open(EngineSettings settings) throws IOException {
        EpochClock clock = EpochClock.startingNow();
        ConductorLine conductor = ConductorLine.ofThisProcess();
        RunPlan plan = EnginePlan.asRun(settings.lasts(), settings.seed());
        RunRecorder recorder = RunRecorder.create(
                settings.folder(), List.of(EngineFlow.NAME), clock, new BudgetWatch(plan.stops(), conductor::send));
        long origin = clock.epochMicros();
        RecordedFlow flow = new RecordedFlow(
                EngineFlow.NAME,
                new Pace(
                        EngineFlow.THINKING,
                        EngineFlow.PATIENCE,
                        () -> StopOrder.givenAt().orElseGet(Pace.NEVER)),
                Arrivals.unplanned(clock),
                recorder,
                LoggedSilences.listening(),
                clock,
                SecondClicks.of(EngineFlow.CLAIMS, EngineFlow.CLAIMS + "-again", SECOND_CLICK, Set.of()),
                Tracing.of(plan, () -> origin));
        return new EngineRecord(
                recorder,
                flow.scenario(session -> session, EngineFlow.steps()),
                new ProgressLines(recorder.progress(), conductor));
    }

    ScenarioBuilder scenario() {
        return scenario;
    }

    void start() {
        progress.start();
    }

    /**
     * Writes out what is left.
     *
     * @throws IOException when anything could not be recorded
     */
    @Override
    public void close() throws IOException {
        progress.stop();
        recorder.close();
    }
}
