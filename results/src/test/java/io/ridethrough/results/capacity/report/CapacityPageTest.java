package io.ridethrough.results.capacity.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityEstimate.Kind;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.ModelState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CapacityPageTest {
    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=\"alert(2)\">'\"&<!--";
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static String page(CapacityReport report) throws IOException {
        return CapacityPage.of(report, CapacityPage.assets());
    }

    @Test
    void says_the_answer_before_anything_else() throws IOException {
        String top = page(ExampleStudy.report()).split("<main>", 2)[0];

        assertThat(top)
                .contains(
                        "<h1>At least 401 orders a minute with the model healthy, 288 with it slow and 404 with it out.")
                .contains("With the model slow, the shop takes <b>301 orders a minute</b>")
                .contains("20260301-091500-capacity-embedded-paced")
                .contains("2026-03-01 09:15:00 UTC")
                .contains("a journey of guest-checkout")
                .contains("17.0.9");
    }

    @Test
    void lays_the_states_beside_each_other() throws IOException {
        List<List<String>> rows = rows(page(ExampleStudy.report()), "states");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).get(0)).isEqualTo("slow it answers far too late");
        assertThat(rows.get(1).subList(3, 6)).containsExactly("301", "288 to 312", "the shop's workers");
        assertThat(rows.get(1).get(1)).isEqualTo("288");
    }

    @Test
    void a_bar_is_as_long_as_its_figure() throws IOException {
        String page = page(ExampleStudy.report());

        assertThat(page)
                .as("288, and up to 312, of an axis to 500")
                .contains("<rect class=\"sure\" x=\"0%\" y=\"25%\" width=\"57.60%\"")
                .contains("<rect class=\"likely\" x=\"57.60%\" y=\"25%\" width=\"4.80%\"");
    }

    @Test
    void says_which_states_hold_the_target() throws IOException {
        assertThat(page(ExampleStudy.report()))
                .contains(
                        "The target of 360 orders a minute is held with the model healthy and out; not held with the model"
                                + " slow.");
    }

    @Test
    void the_plots_hold_what_the_report_holds() throws IOException {
        CapacityReport report = ExampleStudy.report();
        JsonNode data = plotData(page(report));

        assertThat(data.path("limit").doubleValue()).isEqualTo(2000);
        for (int i = 0; i < report.estimates().size(); i++) {
            CapacityEstimate estimate = report.estimates().get(i);
            JsonNode state = data.path("states").path(i);
            assertThat(state.path("low").doubleValue())
                    .isEqualTo(60 * estimate.low().orElseThrow());
            assertThat(state.path("rates").size())
                    .isEqualTo(estimate.curve().size())
                    .isEqualTo(9);
            assertThat(state.path("millis").path(3).doubleValue())
                    .isEqualTo(estimate.curve().get(3).fittedMillis());
            assertThat(state.path("steps").size()).isEqualTo(27);
        }
        assertThat(data.path("states").path(1).path("steps").findValuesAsText("isUsed"))
                .contains("false");
        assertThat(data.path("states").path(0).path("steps").findValuesAsText("isUsed"))
                .doesNotContain("false");
    }

    @Test
    void every_plot_has_its_words() throws IOException {
        String page = page(ExampleStudy.report());

        assertThat(Pattern.compile("<figure ").matcher(page).results()).hasSize(3);
        assertThat(Pattern.compile("role=\"img\" aria-label=\"[^\"]{60,}\"")
                        .matcher(page)
                        .results())
                .hasSize(3);
        assertThat(page).contains("The limit is met at 412.");
    }

    @Test
    void sizes_the_model_for_the_target_and_beyond() throws IOException {
        List<List<String>> rows = rows(page(ExampleStudy.report()), "sizes");

        assertThat(rows.get(0).subList(0, 5)).containsExactly("360", "8.4", "2", "50 %", "the target");
        assertThat(rows.get(1).get(4)).isEqualTo("what the shop takes now, model healthy");
        assertThat(rows.get(4).subList(0, 3)).containsExactly("1\u202f080", "25.2", "4");
    }

    @Test
    void nobodys_target_is_not_told_as_one() throws IOException {
        CapacityReport report =
                ExampleStudy.sizedFor(ExampleStudy.healthy().low().orElseThrow());
        String page = page(report);

        assertThat(page).doesNotContain("The target of").doesNotContain("class=\"target\"");
        assertThat(rows(page, "sizes").get(0).get(4)).isEqualTo("what the shop takes now, model healthy");
        assertThat(rows(page, "sizes").get(1).get(4)).isEqualTo("1.5 times that");
    }

    @Test
    void says_when_all_workers_wait_for_the_model() throws IOException {
        assertThat(page(ExampleStudy.report()))
                .contains("<td class=\"number alarm\">420 % of 8: none is left</td>")
                .contains("<td class=\"number sound\">84 % of 8</td>");
    }

    @Test
    void says_what_it_assumes_what_it_leaves_out_and_which_steps() throws IOException {
        CapacityReport report = ExampleStudy.report();
        String page = page(report);

        report.assumptions().forEach(sentence -> assertThat(page).contains(sentence));
        report.notMeasured().forEach(sentence -> assertThat(page).contains(sentence));
        assertThat(rows(page, "steps")).hasSize(81);
        assertThat(page).contains("Left out: another program took a core.").contains("<dd>81, 4 left out</dd>");
    }

    @Test
    void is_sound_without_any_figure() throws IOException {
        CapacityReport none = without(ExampleStudy.with(List.of(
                ExampleStudy.of(ModelState.HEALTHY, Kind.GENERATOR_BOUND, NONE, NONE),
                ExampleStudy.of(ModelState.SLOW, Kind.NO_DATA, NONE, NONE))));

        String page = page(none);

        assertThat(page)
                .contains("No capacity is claimed in any state of the model.")
                .contains("The study was not finished")
                .contains("A quick study")
                .contains("No step was measured soundly.")
                .contains("Nothing is named.")
                .contains("Not sized: that takes a lower bound")
                .doesNotContain("class=\"sizes\"")
                .doesNotContain("id=\"cost\"")
                .doesNotContain("class=\"sure\"")
                .doesNotContain("NaN");
    }

    @Test
    void an_estimate_without_bounds_is_a_mark_and_no_bar() throws IOException {
        String page = page(without(ExampleStudy.with(
                List.of(ExampleStudy.inDoubt(ModelState.HEALTHY, 5), ExampleStudy.inDoubt(ModelState.SLOW, 2.5)))));

        assertThat(page)
                .as("300 and 150 of an axis to 300")
                .contains("<line class=\"middle\" x1=\"100.00%\"")
                .contains("<line class=\"middle\" x1=\"50.00%\"")
                .contains("class=\"unknown\"")
                .doesNotContain("class=\"sure\"")
                .doesNotContain("class=\"likely\"");
        assertThat(rows(page, "states").get(0).subList(3, 5)).containsExactly("300, ill-conditioned", "–");
        assertThat(rows(page, "states").get(0).get(1)).isEqualTo("–");
    }

    @Test
    void names_are_text() throws IOException {
        CapacityReport hostile = new CapacityReport(
                CapacityReport.FORMAT,
                HOSTILE,
                Instant.EPOCH,
                HOSTILE,
                HOSTILE,
                1,
                true,
                Map.of(HOSTILE, HOSTILE),
                ExampleStudy.report().objective(),
                ExampleStudy.report().estimates(),
                ExampleStudy.report().sizing(),
                List.of(),
                List.of(HOSTILE),
                List.of(HOSTILE),
                ExampleStudy.steps());

        assertThat(page(hostile))
                .doesNotContain("<script>alert")
                .doesNotContain("<img")
                .doesNotContain("<!--");
    }

    @Test
    void is_one_small_file_that_loads_nothing_and_always_the_same() throws IOException {
        String page = page(ExampleStudy.report());

        assertThat(page).hasSizeLessThan(200_000).isEqualTo(page(ExampleStudy.report()));
        assertThat(page)
                .doesNotContainPattern("(?i)<(link|img|iframe|object|embed|base|source)\\b")
                .doesNotContainPattern("(?i)\\b(src|href|action|poster|data)\\s*=\\s*[\"']?\\s*(https?:)?//")
                .doesNotContainPattern("(?i)url\\(|@import|\\bfetch\\(|XMLHttpRequest|WebSocket|\\bimport\\(")
                .contains("default-src &#39;none&#39;");
    }

    /** The same, quick, cut off, and without what a study need not have. */
    private static CapacityReport without(CapacityReport report) {
        return new CapacityReport(
                report.format(),
                report.study(),
                report.startedAt(),
                report.environment(),
                "quick",
                report.seed(),
                false,
                Map.of(),
                report.objective(),
                report.estimates(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The cells' texts of all body rows of the tables of a class. */
    private static List<List<String>> rows(String page, String table) {
        return Pattern.compile("<table class=\"" + table + "\">.*?<tbody>(.*?)</tbody>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .flatMap(body -> Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL)
                        .matcher(body.group(1))
                        .results())
                .map(row -> cells(row.group(1)))
                .toList();
    }

    private static List<String> cells(String row) {
        Matcher cell =
                Pattern.compile("<t[dh][^>]*>(.*?)</t[dh]>", Pattern.DOTALL).matcher(row);
        return cell.results()
                .map(one -> one.group(1)
                        .replaceAll("<[^>]*>", "")
                        .replace("&#39;", "'")
                        .strip())
                .toList();
    }

    private static JsonNode plotData(String page) throws IOException {
        String data = page.substring(page.indexOf("id=\"plot-data\">") + 15);
        return new ObjectMapper().readTree(data.substring(0, data.indexOf("</script>")));
    }
}
