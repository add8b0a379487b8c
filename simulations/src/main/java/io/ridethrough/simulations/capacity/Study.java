package io.ridethrough.simulations.capacity;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.guard.LoadLimits;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.estimate.CapacityEstimator;
import io.ridethrough.results.capacity.estimate.EstimateSettings;
import io.ridethrough.results.capacity.estimate.ShopSize;
import io.ridethrough.results.capacity.study.ShopFactsReader;
import io.ridethrough.results.capacity.study.StepReader;
import io.ridethrough.results.capacity.study.StudyBlock;
import io.ridethrough.results.capacity.study.StudyFolder;
import io.ridethrough.results.capacity.study.StudyRecord;
import io.ridethrough.results.capacity.study.StudyTerms;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.simulations.baselines.RunPlayer;
import io.ridethrough.simulations.conductor.Admission;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.scenario.FaultCatalog;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Plays the runs of a study, one after the other, until nothing is left to play. Its file names each run as soon as it is
 * stored: whatever ends the study early, it goes on with the run that was not. For one thread.
 */
public final class Study {
    private final StudyFolder folder;
    private final Environment environment;
    private final Map<String, String> versions;
    private final BlockScenario scenarios;
    private final StudyPlan plan;
    private final RunPlayer player;
    private final Clock clock;
    private final Consumer<String> listener;
    private final Map<String, List<StepMeasurement>> measured = new LinkedHashMap<>();
    private final AtomicBoolean isTold = new AtomicBoolean();
    private volatile StudyRecord so;

    /**
     * @param begun with the runs that there are
     * @param versions what runs, by name, for the plans
     * @param listener told a line now and then, and what is there when it ends early; from any thread
     */
    Study(
            StudyFolder folder,
            StudyRecord begun,
            Environment environment,
            Map<String, String> versions,
            BlockScenario scenarios,
            StudyPlan plan,
            RunPlayer player,
            Clock clock,
            Consumer<String> listener) {
        this.folder = folder;
        this.so = begun;
        this.environment = environment;
        this.versions = Map.copyOf(versions);
        this.scenarios = scenarios;
        this.plan = plan;
        this.player = player;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * A study that begins, or goes on.
     *
     * @param begun with the runs that there are
     * @param catalog where the presets are that bring its states about
     * @param versions what runs, by name, for the plans
     * @param listener told a line now and then, and what is there when it ends early; from any thread
     * @throws io.ridethrough.environments.yaml.MistakesException when one of its presets is not there any more
     */
    public static Study of(
            StudyFolder folder,
            StudyRecord begun,
            Environment environment,
            FaultCatalog catalog,
            Map<String, String> versions,
            RunPlayer player,
            Clock clock,
            Consumer<String> listener) {
        StudyTerms terms = begun.terms();
        Map<ModelState, List<PhaseFault>> faults = new EnumMap<>(ModelState.class);
        terms.states()
                .forEach(state ->
                        faults.put(state.state(), StateFaults.read(state.state().word(), state.fault(), catalog)));
        ShopSize size = new ShopFactsReader(terms.build()).size();
        BlockScenario scenarios = new BlockScenario(terms.objective(), faults, size.workers());
        LoadLimits limits = environment.boundary().limits();
        StudyPlan plan = new StudyPlan(
                Protocol.of(terms.mode()),
                new CapacityEstimator(terms.objective(), EstimateSettings.DEFAULT, size),
                block -> limits.exceededBy(Admission.asked(scenarios.of(block))).isEmpty());
        return new Study(folder, begun, environment, versions, scenarios, plan, player, clock, listener);
    }

    /** The study with the runs that are there. */
    public StudyRecord record() {
        return so;
    }

    /**
     * Plays what is left. Only once.
     *
     * @return everything that was measured, exploring left out, in the order played
     * @throws InterruptedException when a run was interrupted; it is healed by then
     */
    public List<StepMeasurement> play()
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        folder.write(so);
        Thread hook = new Thread(this::tellWhatIsThere, "study-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            readBack();
            Optional<PlannedBlock> next = plan.next(so, measured);
            while (next.isPresent()) {
                play(next.get());
                next = plan.next(so, measured);
            }
            so = so.completed();
            folder.write(so);
        } finally {
            remove(hook);
            if (!so.isComplete()) {
                tellWhatIsThere();
            }
        }
        return so.blocks().stream()
                .filter(block -> block.kind() != StudyBlock.Kind.EXPLORED)
                .flatMap(block -> measured.getOrDefault(block.run(), List.of()).stream())
                .toList();
    }

    private void readBack() throws IOException {
        for (StudyBlock block : so.blocks()) {
            RunRecord run = RunReader.read(new RunFolder(folder.runs().resolve(block.run())));
            measured.put(block.run(), steps(run, block));
        }
    }

    private void play(PlannedBlock block)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        listener.accept("run " + (so.blocks().size() + 1) + " " + block.told() + ": "
                + block.steps().size() + (block.steps().size() == 1 ? " rate" : " rates") + ", up to "
                + block.lasts().toSeconds() + " s of load");
        Instant began = clock.instant();
        RunRecord run = player.play(request(block));
        StudyBlock played = new StudyBlock(
                block.kind(),
                block.repetition(),
                run.plan().runId(),
                Duration.between(began, clock.instant()),
                block.steps());
        List<StepMeasurement> steps = steps(run, played);
        measured.put(played.run(), steps);
        so = so.with(played);
        folder.write(so);
        listener.accept("run " + so.blocks().size() + " is stored as " + played.run() + told(played, steps));
    }

    private RunRequest request(PlannedBlock block) {
        Path runs = folder.runs();
        Optional<String> resilience = Optional.of(so.terms().resilience()).filter(preset -> !preset.isEmpty());
        return new RunRequest(
                scenarios.of(block),
                environment,
                Optional.empty(),
                resilience,
                so.terms().seed() + so.blocks().size(),
                runs,
                versions,
                List.of());
    }

    private List<StepMeasurement> steps(RunRecord run, StudyBlock block) {
        return new StepReader(run, so.terms().objective()).read(block.steps());
    }

    private static String told(StudyBlock block, List<StepMeasurement> steps) {
        if (block.kind() == StudyBlock.Kind.EXPLORED) {
            return "";
        }
        long sound = steps.stream().filter(StepMeasurement::isSound).count();
        String doubts = steps.stream()
                .filter(step -> !step.isSound())
                .findFirst()
                .map(step -> "; of " + step.state().word() + " at " + step.rate() + "/s: "
                        + step.disturbance().orElse("the load generator fell behind"))
                .orElse("");
        return ", " + sound + " of " + steps.size() + " steps sound" + doubts;
    }

    private void tellWhatIsThere() {
        if (isTold.compareAndSet(false, true)) {
            int there = so.blocks().size();
            listener.accept(there + (there == 1 ? " run is" : " runs are") + " kept in " + folder.file(so.id())
                    + "; go on with: ridethrough capacity --resume " + so.id());
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is going already, and the hook does its work.
            return;
        }
    }
}
