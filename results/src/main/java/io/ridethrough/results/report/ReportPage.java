package io.ridethrough.results.report;

/** The page as a whole: its head, its sections in order, its data and its script. */
final class ReportPage {

    private ReportPage() {}

    static String of(ReportModel model, PageAssets assets) {
        Html html = new Html();
        html.add("<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n");
        VerdictSection.add(html, model);
        html.add("<main>\n");
        FindingsSection.add(html, model);
        PlotsSection.add(html, model);
        StepsSection.add(html, model.steps());
        AccountsSection.add(html, model);
        html.add(
                        "</main>\n<footer><p>Made by Ridethrough from the files of run {}. ",
                        model.plan().runId())
                .add("The page is whole in itself: it asks no network for anything.</p></footer>\n");
        String title = String.join(
                " – ",
                Grades.word(model.verdict().grade()),
                model.plan().scenario(),
                model.plan().runId());
        return PageFrame.of(title, assets, html, PlotJson.of(model));
    }
}
