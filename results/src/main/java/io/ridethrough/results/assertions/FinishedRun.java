package io.ridethrough.results.assertions;

import io.qameta.allure.Allure;
import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.output.AllureAttachments;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AssertProvider;
import org.assertj.core.api.Assumptions;

/**
 * A run that is over, as its folder has it: {@code assertThat(run)} of AssertJ gives the assertions on it.
 *
 * @param folder where it is kept
 * @param recorded what it left behind
 * @param verdict what that comes to by the scenario's own claims
 */
public record FinishedRun(RunFolder folder, RunRecord recorded, Verdict verdict) implements AssertProvider<RunAssert> {

    /**
     * Opens a stored run and judges it, as {@code judge} does; starts nothing and writes nothing.
     *
     * @param path the run's own folder
     * @throws IOException when the folder has no plan, or a file in it is malformed; one that is torn or missing puts the run in
     *     doubt instead
     */
    public static FinishedRun open(Path path) throws IOException {
        RunFolder folder = new RunFolder(path.toAbsolutePath().normalize());
        RunRecord recorded = RunReader.read(folder);
        return new FinishedRun(folder, recorded, Judge.judge(recorded));
    }

    /** The run's own folder. */
    public Path path() {
        return folder.path();
    }

    /** What the run came to by the scenario's own claims. */
    public Grade grade() {
        return verdict.grade();
    }

    /** Why the run itself is in doubt, a sentence each without its full stop; none for one that can be relied on. */
    public List<String> doubts() {
        return Judge.doubts(recorded).stream().map(Finding::why).toList();
    }

    /**
     * Has the test skipped when the run itself is in doubt; else, every assertion on such a run is an error.
     *
     * @return this run, when it can be relied on
     */
    public FinishedRun skipTestIfInDoubt() {
        List<String> doubts = doubts();
        Assumptions.assumeThat(doubts.isEmpty())
                .withFailMessage("%s", FindingText.inDoubt("The run is in doubt, so nothing is asserted of it.", this))
                .isTrue();
        return this;
    }

    /**
     * Attaches report, verdict and journal to the Allure test, or fixture, that runs on this thread. Does nothing where none
     * runs: without Allure's own adapter for the test framework none ever does.
     *
     * @throws IOException when a file cannot be read
     */
    public void attachToAllure() throws IOException {
        boolean unused = AllureAttachments.attach(folder, Allure.getLifecycle());
    }

    /** For AssertJ to call: write {@code assertThat(run)}. */
    @Override
    public RunAssert assertThat() {
        return new RunAssert(this);
    }

    /** Short, for a record has millions of characters. */
    @Override
    public String toString() {
        return verdict.runId() + " (" + verdict.grade() + ") in " + folder.path();
    }
}
