package io.ridethrough.results.report;

import static io.ridethrough.results.report.RenderedPage.root;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Egress;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Finding.Evidence;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser: plots are made, the script makes no error, nothing offends the page's own policy. */
class RenderedReportTest {

    private Chromium chromium;

    @BeforeEach
    void needs_a_browser() {
        chromium = RenderedPage.browser();
    }

    @Test
    void makes_all_its_plots() throws Exception {
        String document = rendered(ExampleRun.of(1), ExampleVerdict.failing(), "");
        assertThat(root(document))
                .contains("data-plots=\"11\"")
                .doesNotContain("data-script-error")
                .doesNotContain("data-offence");
    }

    @Test
    void an_empty_run_makes_empty_plots_and_no_error() throws Exception {
        Verdict verdict = new Verdict(1, "run-1", "plain", Grade.INCONCLUSIVE, "Nothing was measured.", List.of());
        String document = rendered(new HandMadeRun().record(), verdict, "");
        assertThat(root(document)).contains("data-plots=\"5\"").doesNotContain("data-script-error");
    }

    @Test
    void draws_what_left_the_shop_and_moves_there_for_a_finding_about_it() throws Exception {
        EgressCall call = new EgressCall(
                HandMadeRun.ORIGIN + 4_500_000,
                "127.0.0.1:5000",
                "advice",
                "alpine",
                "CH",
                100,
                EgressCall.ANSWERED,
                Optional.empty());
        RunRecord run = new HandMadeRun().startsAtOrigin().record().with(new Egress(true, false, List.of(call)));
        Finding residency = new Finding(
                "residency/dark",
                "residency",
                "No call goes to where it may not",
                Grade.FAIL,
                "0 calls outside",
                "1 of 1 calls outside",
                "one went abroad",
                "egress, wire",
                List.of(new Evidence("egress", 4_000, 6_000)));
        Verdict verdict = new Verdict(1, "run-1", "plain", Grade.FAIL, "One went abroad.", List.of(residency));

        String document =
                rendered(run, verdict, "\ndocument.querySelector('[id=\"finding-residency/dark\"] .claim').click();");

        assertThat(root(document)).contains("data-plots=\"6\"").doesNotContain("data-script-error");
        assertThat(document).containsPattern("<figure data-plot=\"egress\"[^>]*is-chosen");
    }

    @Test
    void new_numbers_of_a_run_that_goes_on_keep_its_plots_and_change_its_words() throws Exception {
        HandMadeRun young = new HandMadeRun().startsAtOrigin();
        HandMadeRun older = new HandMadeRun()
                .startsAtOrigin()
                .pays(2.5, 9)
                .journey(2.5, 2.6, true)
                .journey(3.5, 3.6, false);

        String document = rendered(
                young.record(),
                ExampleVerdict.failing(),
                "\nRunReport.update(" + LiveReport.plots(RunSummary.of(older.record())) + ");\n"
                        + "document.documentElement.dataset.after = document.querySelectorAll('.plot canvas').length;");

        assertThat(root(document)).contains("data-after=\"5\"").doesNotContain("data-script-error");
        assertThat(document)
                .contains("<figcaption>2 arrived, 1 completed, 1 failed.</figcaption>")
                .contains("<option value=\"pay\">");
    }

    @Test
    void hostile_names_are_drawn_as_text() throws Exception {
        HandMadeRun run = new HandMadeRun().startsAtOrigin().pays(2.5, 9);
        run.words = HtmlReportTest.HOSTILE;
        String document = rendered(run.record(), ExampleVerdict.failing(), "");
        assertThat(root(document))
                .contains("data-plots=\"5\"")
                .doesNotContain("data-script-error")
                .doesNotContain("data-offence");
        assertThat(document).doesNotContain("<img");
    }

    @Test
    void a_chosen_finding_moves_the_plots_to_its_evidence() throws Exception {
        String click =
                "\ndocument.querySelector('[id=\"finding-latency/guest-checkout/place-order\"] .claim').click();";
        String document = rendered(ExampleRun.of(1), ExampleVerdict.failing(), click);
        assertThat(document)
                .contains("Showing 32–58 s, evidence at 35–55 s")
                .containsPattern("<tr id=\"finding-latency/guest-checkout/place-order\" class=\"is-pass is-chosen\"")
                .containsPattern("<figure data-plot=\"latency\"[^>]*data-subject=\"guest-checkout\"[^>]*is-chosen");
        assertThat(root(document)).doesNotContain("data-script-error");
    }

    @Test
    void records_an_error_of_its_script() throws Exception {
        String document = rendered(ExampleRun.of(1), ExampleVerdict.failing(), "\nnoSuchThing();");
        assertThat(root(document)).contains("data-script-error");
    }

    private String rendered(RunRecord run, Verdict verdict, String moreScript) throws Exception {
        return RenderedPage.document(
                chromium, PageAssets.load(), moreScript, assets -> ReportPage.of(ReportModel.of(run, verdict), assets));
    }
}
