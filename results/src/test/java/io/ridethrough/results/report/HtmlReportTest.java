package io.ridethrough.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    static final String HOSTILE =
            "</script><script>alert(1)</script><img src=x onerror=\"alert(2)\">'\"&\u2028\u2029<!--";

    @TempDir
    private Path folder;

    @Test
    void is_one_small_file_that_loads_nothing() throws IOException {
        String page = page(ExampleRun.of(1), ExampleVerdict.failing());
        assertThat(page.length()).isLessThan(250_000);
        assertThat(page)
                .doesNotContainPattern("(?i)<(link|img|iframe|object|embed|base|source)\\b")
                .doesNotContainPattern("(?i)\\b(src|href|action|poster|data)\\s*=\\s*[\"']?\\s*(https?:)?//")
                .doesNotContainPattern("(?i)url\\(|@import|\\bfetch\\(|XMLHttpRequest|WebSocket|\\bimport\\(");
        assertThat(page).contains("default-src &#39;none&#39;");
    }

    @Test
    void shows_every_finding_with_its_grade_in_words() throws IOException {
        Verdict verdict = ExampleVerdict.failing();
        String page = page(ExampleRun.of(1), verdict);
        for (Finding finding : verdict.findings()) {
            assertThat(page)
                    .contains(Html.escape(finding.id()))
                    .contains(Html.escape(finding.sentence()))
                    .contains(Html.escape(finding.expected()))
                    .contains(Html.escape(finding.measured()))
                    .contains(Html.escape(finding.why()))
                    .contains("<span>" + finding.grade() + "</span>");
        }
        assertThat(page.indexOf("id=\"finding-orders-reconcile\"")).isLessThan(page.indexOf("id=\"finding-validity"));
    }

    @Test
    void says_the_verdict_and_the_facts_of_the_run_at_the_top() throws IOException {
        String top = page(ExampleRun.of(1), ExampleVerdict.failing()).split("<main>", 2)[0];
        assertThat(top)
                .contains("Checkout rode through, but the breaker of summary never opened")
                .contains("2026-01-01T00-00-00Z-checkout-brownout")
                .contains("breaker-never-opens")
                .contains("20260101")
                .contains("2026-01-01 00:00:00 UTC")
                .contains("17.0.9");
    }

    @Test
    void says_nothing_of_a_defect_that_was_not_planted() throws IOException {
        HandMadeRun run = new HandMadeRun();
        run.words = "none";
        assertThat(page(run.record(), ExampleVerdict.failing())).doesNotContain("Planted defect");
    }

    @Test
    void tells_of_each_fault_by_itself_and_when_it_was_live_for_a_part_of_its_phase() throws IOException {
        HandMadeRun run = new HandMadeRun().darkens("first token late", 4.5, 6);
        run.words = "refuses connections";
        assertThat(page(run.record(), ExampleVerdict.failing()))
                .contains("<small>inference: refuses connections</small>")
                .contains("<small>inference: first token late, 4.5–6 s</small>");
    }

    @Test
    void keeps_hostile_strings_as_text() throws IOException {
        HandMadeRun run = new HandMadeRun().startsAtOrigin().pays(2.5, 9, Outcome.CHECK_FAILED, HOSTILE);
        run.words = HOSTILE;
        run.journal.add(ExampleRun.event(5, "failed", ExampleRun.fields().put("reason", HOSTILE)));
        Verdict verdict = new Verdict(
                1,
                HOSTILE,
                HOSTILE,
                Grade.FAIL,
                HOSTILE,
                List.of(ExampleVerdict.finding(
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        Grade.FAIL,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        new Finding.Evidence(HOSTILE, 0, 1))));

        String page = page(run.record(), verdict);

        assertThat(page).doesNotContain("<script>alert").doesNotContain("<img").doesNotContain("<!--");
        assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(2);
        assertThat(Pattern.compile("</script").matcher(page).results()).hasSize(2);
        assertThat(plotData(page).path("faults").path(0).path("description").asText())
                .isEqualTo(HOSTILE);
    }

    @Test
    void embeds_the_numbers_of_the_plots_by_bin() throws IOException {
        HandMadeRun run = new HandMadeRun()
                .startsAtOrigin()
                .journey(0.5, 1.5, true)
                .pays(2.5, 12)
                .pays(2.6, 34);
        JsonNode data = plotData(page(run.record(), ExampleVerdict.failing()));
        assertThat(data.path("bins").asInt()).isEqualTo(6);
        JsonNode flow = data.path("flows").path(0);
        assertThat(flow.path("arrivals")).hasToString("[1,0,0,0,0,0]");
        assertThat(flow.path("completed")).hasToString("[0,1,0,0,0,0]");
        assertThat(flow.path("latencies").path(1).path("p50")).hasToString("[null,null,12,null,null,null]");
        assertThat(flow.path("latencies").path(1).path("p95")).hasToString("[null,null,34,null,null,null]");
        assertThat(data.path("points").path(0).path("demand")).hasToString("[0,0,2,0,0,0]");
    }

    @Test
    void gives_every_plot_its_words() throws IOException {
        String page = page(ExampleRun.of(1), ExampleVerdict.failing());
        assertThat(Pattern.compile("<figure ").matcher(page).results()).hasSize(11);
        assertThat(Pattern.compile("role=\"img\" aria-label=\"[^\"]{20,}\"")
                        .matcher(page)
                        .results())
                .hasSize(11);
        assertThat(Pattern.compile("<figcaption>[^<]{10,}</figcaption>")
                        .matcher(page)
                        .results())
                .hasSize(11);
    }

    @Test
    void says_whose_word_the_breakers_states_are() throws IOException {
        assertThat(page(ExampleRun.of(1), ExampleVerdict.failing())).contains("as the application says");
        assertThat(page(ExampleRun.withoutProbes(1), ExampleVerdict.failing()))
                .contains("read on the wire, from calls against requests")
                .contains("No probe told how busy the workers were.");
    }

    @Test
    void an_empty_run_still_gives_a_readable_page() throws IOException {
        Verdict verdict = new Verdict(1, "run-1", "plain", Grade.INCONCLUSIVE, "Nothing was measured.", List.of());
        assertThat(page(new HandMadeRun().record(), verdict))
                .contains("Nothing was measured.")
                .contains("The journal has no end")
                .contains("There are no samples")
                .contains("The ledger was not read")
                .contains("No check has judged this run.")
                .contains("No request was recorded.")
                .endsWith("</html>\n");
    }

    @Test
    void the_same_run_gives_the_same_page() throws IOException {
        assertThat(page(ExampleRun.of(3), ExampleVerdict.failing()))
                .isEqualTo(page(ExampleRun.of(3), ExampleVerdict.failing()));
    }

    @Test
    void markup_and_values_must_match() {
        assertThatThrownBy(() -> new Html().add("<p>{}</p>")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().add("<p></p>", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private String page(RunRecord run, Verdict verdict) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(run, verdict, file);
        return Files.readString(file);
    }

    private static JsonNode plotData(String page) throws IOException {
        String start = "id=\"plot-data\">";
        int from = page.indexOf(start) + start.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }
}
