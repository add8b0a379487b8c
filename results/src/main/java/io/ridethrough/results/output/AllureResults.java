package io.ridethrough.results.output;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Allure 2 results: one test result a finding, its steps the phases in which its evidence lies. PASS is
 * {@code passed}, FAIL is {@code failed}, INCONCLUSIVE is {@code broken}. Writing a run's results again replaces them.
 */
public final class AllureResults {

    private AllureResults() {}

    /** Writes the results folder of a run, with its verdict and, as far as they are there, report, plots and journal attached. */
    public static void write(RunFolder folder, RunRecord run, Verdict verdict) throws IOException {
        Path results = folder.allure();
        AllureFolder.empty(results);
        AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results));
        ResultAttachments attachments = ResultAttachments.write(lifecycle, folder, verdict);
        RunMoments moments = RunMoments.of(run);
        for (Finding finding : verdict.findings()) {
            TestResult result = result(verdict, finding)
                    .setSteps(steps(run, finding, moments))
                    .setAttachments(attachments.of(finding));
            write(lifecycle, result, moments);
        }
        AllureFolder.writeAbout(results, run, verdict);
    }

    private static TestResult result(Verdict verdict, Finding finding) {
        String history = uuid(verdict.scenario() + "/" + finding.id());
        return new TestResult()
                .setUuid(uuid(verdict.runId() + "/" + finding.id()))
                .setHistoryId(history)
                .setTestCaseId(history)
                .setFullName(verdict.scenario() + "/" + finding.id())
                .setName(finding.sentence())
                .setDescription(description(finding))
                .setStatus(status(finding.grade()))
                .setStatusDetails(new StatusDetails().setMessage(finding.why()))
                .setLabels(List.of(
                        label("parentSuite", "ridethrough"),
                        label("suite", verdict.scenario()),
                        label("subSuite", finding.claim())))
                .setParameters(List.of(
                        parameter("expected", finding.expected()),
                        parameter("measured", finding.measured()),
                        parameter("source", finding.source())));
    }

    /** The lifecycle stamps the time of writing; what is wanted is the time of the run. */
    private static void write(AllureLifecycle lifecycle, TestResult result, RunMoments moments) {
        String uuid = result.getUuid();
        lifecycle.scheduleTestCase(result);
        lifecycle.startTestCase(uuid);
        lifecycle.stopTestCase(uuid);
        lifecycle.updateTestCase(
                uuid, stamped -> stamped.setStart(moments.startedMillis()).setStop(moments.endedMillis()));
        lifecycle.writeTestCase(uuid);
    }

    private static String description(Finding finding) {
        return "Expected " + finding.expected() + ", measured " + finding.measured() + ", read from " + finding.source()
                + ".";
    }

    /** One step for each phase that the evidence touches, with the series to look at. */
    private static List<StepResult> steps(RunRecord run, Finding finding, RunMoments moments) {
        return run.plan().phases().stream()
                .filter(phase -> finding.evidence().stream().anyMatch(evidence -> touches(evidence, phase)))
                .map(phase -> step(phase, finding, moments))
                .toList();
    }

    private static StepResult step(PlannedPhase phase, Finding finding, RunMoments moments) {
        List<Parameter> series = finding.evidence().stream()
                .filter(evidence -> touches(evidence, phase))
                .map(evidence ->
                        parameter(evidence.series(), evidence.fromMillis() + " to " + evidence.toMillis() + " ms"))
                .toList();
        return new StepResult()
                .setName(phase.name())
                .setStatus(status(finding.grade()))
                .setStage(Stage.FINISHED)
                .setStart(moments.originMillis() + phase.startsAfter().toMillis())
                .setStop(moments.originMillis() + phase.endsAfter().toMillis())
                .setParameters(series);
    }

    private static boolean touches(Finding.Evidence evidence, PlannedPhase phase) {
        return evidence.fromMillis() < phase.endsAfter().toMillis()
                && evidence.toMillis() > phase.startsAfter().toMillis();
    }

    private static Status status(Grade grade) {
        return switch (grade) {
            case PASS -> Status.PASSED;
            case FAIL -> Status.FAILED;
            case INCONCLUSIVE -> Status.BROKEN;
        };
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }

    private static Parameter parameter(String name, String value) {
        return new Parameter().setName(name).setValue(value);
    }

    /** The same name always gets the same id, so that a history can be kept across runs. */
    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
