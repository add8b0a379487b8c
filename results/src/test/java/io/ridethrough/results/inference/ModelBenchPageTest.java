package io.ridethrough.results.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ModelBenchPageTest {
    private static final Pattern ROW = Pattern.compile("<tr class=\"(?:un)?sound\">(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[dh][^>]*>(.*?)</t[dh]>");

    private static String page(ModelBenchResult result) throws IOException {
        return ModelBenchPage.of(result, ModelBenchPage.assets());
    }

    private static List<List<String>> rows(String page) {
        List<List<String>> rows = new ArrayList<>();
        for (Matcher row = ROW.matcher(page); row.find(); ) {
            rows.add(CELL.matcher(row.group(1))
                    .results()
                    .map(cell -> cell.group(1))
                    .toList());
        }
        return rows;
    }

    @Test
    void the_table_says_what_the_file_says() throws IOException {
        JsonNode steps = new ObjectMapper()
                .readTree(ModelBenchFile.text(ExampleBench.result()))
                .path("steps");
        List<List<String>> rows = rows(page(ExampleBench.result()));

        assertThat(rows).hasSize(steps.size());
        for (int step = 0; step < steps.size(); step++) {
            JsonNode of = steps.get(step);
            List<String> row = rows.get(step);
            assertThat(row.get(1)).isEqualTo(of.path("offered").asText());
            assertThat(row.get(5)).isEqualTo(of.path("endings").path("refused").asText("0"));
            int column = 8;
            for (String metric : List.of("ttft", "itl", "tpot", "e2e")) {
                for (double share : List.of(0.5, 0.95, 0.99)) {
                    assertThat(row.get(column++)).isEqualTo(shown(of.path(metric), share));
                }
            }
        }
    }

    private static String shown(JsonNode latencies, double share) {
        for (JsonNode quantile : latencies.path("quantiles")) {
            if (quantile.path("share").doubleValue() == share) {
                double millis = quantile.path("millis").doubleValue();
                return millis < 10 ? String.format("%.1f", millis) : String.valueOf(Math.round(millis));
            }
        }
        return "none";
    }

    @Test
    void the_plots_hold_what_the_file_holds() throws IOException {
        String page = page(ExampleBench.result());
        String data = page.substring(page.indexOf("id=\"plot-data\">") + 15);
        JsonNode plots = new ObjectMapper().readTree(data.substring(0, data.indexOf("</script>")));

        assertThat(plots.path("rates").toString()).isEqualTo("[5.0,10.0,20.0]");
        assertThat(plots.path("latencies").path("ttft").path("limit").doubleValue())
                .isEqualTo(200);
        assertThat(plots.path("latencies").path("ttft").path("p99").get(2).isNull())
                .as("a third was refused")
                .isTrue();
        assertThat(plots.path("refused").get(2).doubleValue()).isEqualTo(33);
        for (int step = 0; step < 3; step++) {
            assertThat(plots.path("latencies").path("e2e").path("p50").get(step).doubleValue())
                    .isEqualTo(ExampleBench.result()
                            .steps()
                            .get(step)
                            .e2e()
                            .millis(0.5)
                            .orElseThrow());
        }
    }

    @Test
    void a_paced_model_is_labelled_and_names_are_text() throws IOException {
        assertThat(page(ExampleBench.result()))
                .contains("Paced: each step of the engine was made to take at least 20 ms")
                .contains("model &lt;b&gt;&amp;")
                .doesNotContain("model <b>");
    }

    @Test
    void the_headline_is_the_last_rate_that_was_good_throughout() {
        assertThat(BenchWords.headline(ExampleBench.result()))
                .isEqualTo("At 10/s, 100 % of requests kept ttft ≤ 200 ms, itl ≤ 50 ms.");
    }

    @Test
    void every_figure_has_its_words() throws IOException {
        String page = page(ExampleBench.result());

        assertThat(Pattern.compile("<figure ").matcher(page).results().count()).isEqualTo(6);
        assertThat(page)
                .contains("The limit is first exceeded at 20/s.")
                .doesNotContainPattern("aria-label=\"[^\"]*, \\. ")
                .doesNotContainPattern("(src|href)=\"(?!#)");
    }
}
