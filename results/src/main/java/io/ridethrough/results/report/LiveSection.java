package io.ridethrough.results.report;

import io.ridethrough.results.plan.RunPlan;

/** The top of the page of a run that goes on: what is being tested, and how far it is. */
final class LiveSection {

    private LiveSection() {}

    static void add(Html html, ReportModel model) {
        RunPlan plan = model.plan();
        html.add("<header class=\"verdict is-running\">\n")
                .add(
                        "<p class=\"bar\"><b>Ridethrough</b><span>{}</span><span class=\"run\">{}</span></p>\n",
                        plan.scenario(),
                        plan.runId())
                .add("<p class=\"headline\"><span class=\"badge\"><span id=\"live-grade\">RUNNING</span></span></p>\n")
                .add("<h1 id=\"live-sentence\">No verdict yet: the run goes on.</h1>\n")
                .add("<p class=\"story\">{}</p>\n", plan.story())
                .add(
                        "<p class=\"notice\" id=\"live-status\" role=\"status\">Waiting for the first numbers.</p>\n</header>\n");
    }
}
