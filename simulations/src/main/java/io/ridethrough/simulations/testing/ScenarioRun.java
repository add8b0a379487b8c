package io.ridethrough.simulations.testing;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.assertions.FinishedRun;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.cli.Leftovers;
import io.ridethrough.simulations.cli.RunRequests;
import io.ridethrough.simulations.conductor.Conductor;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.terminal.PlainView;
import io.ridethrough.simulations.terminal.RunView;
import io.ridethrough.simulations.terminal.Surroundings;
import io.ridethrough.simulations.terminal.VerdictOnlyView;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario as a test has it played: by the same conductor as {@code ./ridethrough run}, with the same files left behind. Shop,
 * model and load generator are processes of their own, which end with the run, or with the test's own process, however that ends.
 * For one thread, and for one run at a time: two at once would slow each other.
 */
public final class ScenarioRun {
    private final String scenario;
    private String environment = "embedded";
    private Optional<String> defect = Optional.empty();
    private Optional<String> resilience = Optional.empty();
    private Optional<Long> seed = Optional.empty();
    private Optional<Path> home = Optional.empty();
    private Optional<Path> runs = Optional.empty();
    private RunView view = VerdictOnlyView.silent();

    ScenarioRun(String scenario) {
        this.scenario = scenario;
    }

    /** Where to play it: an environment's name, or the path of its definition; {@code embedded} unless set. */
    public ScenarioRun environment(String nameOrPath) {
        environment = nameOrPath;
        return this;
    }

    /** A flaw to plant in the reference store or the model's server: then the run has to fail. */
    public ScenarioRun defect(String name) {
        defect = Optional.of(name);
        return this;
    }

    /** The preset of resilience that the reference store is set up with. */
    public ScenarioRun resilience(String preset) {
        resilience = Optional.of(preset);
        return this;
    }

    /** Where arrivals and test data are drawn from; the scenario's own unless set, else a new one, which the plan records. */
    public ScenarioRun seed(long number) {
        seed = Optional.of(number);
        return this;
    }

    /** The folder that gets the run's own folder; {@code results/runs} of the project unless set. */
    public ScenarioRun runsIn(Path folder) {
        runs = Optional.of(folder);
        return this;
    }

    /**
     * The project's folder, which has scenarios, environments and presets. Unless set, what {@code -Dridethrough.home} says, else
     * the nearest that has them from the working directory upwards.
     */
    public ScenarioRun home(Path folder) {
        home = Optional.of(folder);
        return this;
    }

    /** Prints what happens as it happens, in plain lines; nothing is printed unless set. */
    public ScenarioRun shownOn(PrintStream out) {
        return watchedBy(new PlainView(out, Surroundings.detect(Map.of(), true)));
    }

    /** Tells a view what happens as it happens, and closes it in the end. */
    public ScenarioRun watchedBy(RunView watching) {
        view = watching;
        return this;
    }

    /**
     * Plays the scenario and judges it, which takes as long as the scenario does, and some twenty seconds more. In an Allure test or
     * fixture, report, verdict and journal are attached to it. Interrupting the thread, as a test's timeout does, heals every
     * fault and ends every process before this returns.
     *
     * @throws io.ridethrough.environments.yaml.MistakesException when there is no such scenario, environment, defect or preset, or
     *     its file has mistakes; nothing was started then
     * @throws EnvironmentUnavailableException when a part of the environment does not start, or ends by itself
     * @throws RunFailedException when the run cannot be recorded or read, or its load generator fails
     * @throws InterruptedException when the run was interrupted; it is healed by then
     */
    public FinishedRun run() throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        try (RunView shown = view) {
            RunRequest request = request();
            Leftovers.heal(request.runs(), new PrintWriter(System.err, true, StandardCharsets.UTF_8));
            Verdict verdict = new Conductor(shown).run(request);
            FinishedRun finished = FinishedRun.open(request.runs().resolve(verdict.runId()));
            finished.attachToAllure();
            return finished;
        } catch (IOException e) {
            throw new RunFailedException("what the run needs, or left, cannot be read: " + e.getMessage(), e);
        }
    }

    /** What is asked for; reads files, and starts nothing. */
    RunRequest request() throws IOException {
        return RunRequests.under(home.orElseGet(ProjectFolder::find))
                .of(scenario, environment, defect, resilience, seed, runs);
    }
}
