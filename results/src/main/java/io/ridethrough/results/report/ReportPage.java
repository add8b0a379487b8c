package io.ridethrough.results.report;

/** The page as a whole: its head, its sections in order, its data and its script. */
final class ReportPage {

    private ReportPage() {}

    static String of(ReportModel model, PageAssets assets) {
        Html html = PageBody.begun("findings", "the findings");
        VerdictSection.add(html, model);
        PageBody.main(html);
        FindingsSection.add(html, model);
        PlotsSection.add(html, model);
        StepsSection.add(html, model.steps());
        AccountsSection.add(html, model);
        PageBody.ended(html, "the files of run " + model.plan().runId());
        String title = String.join(
                " – ",
                Grades.word(model.verdict().grade()),
                model.plan().scenario(),
                model.plan().runId());
        return PageFrame.of(title, assets, html, PlotJson.of(model));
    }
}
