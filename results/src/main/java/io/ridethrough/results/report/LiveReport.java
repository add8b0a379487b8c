package io.ridethrough.results.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page of a run that goes on: the report's plots, without a verdict. Its script asks the server that it came from for
 * {@code events}, of which {@code plots} carries what {@link #plots} makes, and {@code judged} the verdict.
 */
public final class LiveReport {

    private static final String TITLE = "RUNNING – ";

    private LiveReport() {}

    /**
     * The page as the run has it so far.
     *
     * @throws IOException when the page's own resources cannot be read
     */
    public static String page(RunSummary run) throws IOException {
        ReportModel model = model(run);
        Html html = PageBody.begun("plots", "the plots");
        LiveSection.add(html, model);
        PageBody.main(html);
        PlotsSection.add(html, model);
        PageBody.foot(
                html,
                "Served by Ridethrough on this machine while run " + run.plan().runId() + " goes on.");
        return PageFrame.live(TITLE + run.plan().scenario(), PageAssets.live(), html, PlotJson.of(model));
    }

    /** The plots' numbers so far, and the words beneath them, as JSON on one line. */
    public static String plots(RunSummary run) {
        ReportModel model = model(run);
        ObjectNode root = PlotJson.tree(model);
        root.put("requests", Wording.count(model.generator().requests()));
        captions(root.putObject("captions"), model);
        return ScriptJson.of(root);
    }

    /** What stands under each figure, by its kind and index, as {@link PlotsSection} wrote it. */
    private static void captions(ObjectNode captions, ReportModel model) {
        captions.put(
                "breakers/0",
                model.points().stream().map(PointView::bandsSummary).collect(Collectors.joining(" ")));
        captions.put("workers/0", model.workers().summary());
        captions.put("egress/0", model.egress().summary());
        for (int i = 0; i < model.flows().size(); i++) {
            captions.put("rates/" + i, model.flows().get(i).ratesSummary());
        }
        for (int i = 0; i < model.points().size(); i++) {
            captions.put("attempts/" + i, model.points().get(i).summary());
        }
    }

    private static ReportModel model(RunSummary run) {
        Verdict none = new Verdict(
                VerdictFile.FORMAT,
                run.plan().runId(),
                run.plan().scenario(),
                Grade.INCONCLUSIVE,
                "The run goes on.",
                List.of());
        return ReportModel.of(run, none);
    }
}
