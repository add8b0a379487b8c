package io.ridethrough.results.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.report.HtmlReport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class StillPlotsTest {

    private static final String DATA = """
            {"binSeconds":2,"bins":10,
             "phases":[{"name":"steady","from":0,"to":10},{"name":"slow","from":10,"to":20}],
             "faults":[{"target":"inference","kind":"latency","description":"4 s <late>","from":10,"to":20}],
             "flows":[{"name":"checkout","shown":"pay","latencies":[
               {"key":"journey","label":"whole journey","p50":[1],"p95":[1]},
               {"key":"pay","label":"pay","summary":"p95 by phase.",
                "p50":[10,10,null,null,10],"p95":[10,100,null,1000]}]}],
             "points":[{"name":"advice","demand":[4,4],"attempts":[4,0],
               "bands":[{"state":"open","from":10,"to":20}]}]}
            """;

    @Test
    void draws_each_flow_and_each_point() throws Exception {
        Map<String, String> pictures = StillPlots.of(page(DATA));

        assertThat(pictures).containsOnlyKeys("checkout", "advice");
        Document latency = svg(pictures.getOrDefault("checkout", ""));
        assertThat(latency.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Latency of checkout, pay");
        assertThat(latency.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("p95 by phase.");
        assertThat(pictures.getOrDefault("checkout", ""))
                .contains("4 s &lt;late&gt;", ">steady<", ">slow<", ">1.00 s<");
        assertThat(pictures.getOrDefault("advice", "")).contains("breaker open");
    }

    /** The plot is 872 wide from 72 on, and 220 high up from 272; ten bins of 2 s, and three decades from 1 ms on. */
    @Test
    void a_number_stands_where_it_belongs_and_a_line_breaks_where_there_is_none() throws Exception {
        Document latency = svg(StillPlots.of(page(DATA)).getOrDefault("checkout", ""));

        assertThat(line(latency, "#b3261e")).isEqualTo("M115.6,198.7h0L202.8,125.3M377.2,52h0");
        assertThat(line(latency, "#1a5fb4")).isEqualTo("M115.6,198.7h0L202.8,198.7M464.4,198.7h0");
    }

    @Test
    void a_page_without_numbers_has_no_pictures() {
        assertThat(StillPlots.of("<html></html>")).isEmpty();
        assertThat(StillPlots.of(page("{\"bins\": "))).isEmpty();
        assertThat(StillPlots.of("id=\"plot-data\">{}")).isEmpty();
    }

    @Test
    void the_report_of_a_run_has_a_picture_of_each_flow_and_point(@TempDir Path folder) throws Exception {
        Path report = folder.resolve("report.html");
        HtmlReport.write(OddVerdicts.RUN, OddVerdicts.passed(), report);

        Map<String, String> pictures = StillPlots.of(Files.readString(report));

        assertThat(pictures).containsOnlyKeys("guest-checkout", "advice");
        for (String picture : pictures.values()) {
            assertThat(svg(picture).getElementsByTagName("path").getLength()).isGreaterThan(5);
        }
        assertThat(line(svg(pictures.getOrDefault("guest-checkout", "")), "#b3261e"))
                .hasSizeGreaterThan(400);
    }

    @Test
    void a_name_that_no_xml_can_hold_is_still_a_picture() throws Exception {
        assertThat(svg(StillPlots.of(page(DATA.replace("4 s <late>", "a\\u0001\\uFFFE&")))
                        .getOrDefault("checkout", "")))
                .isNotNull();
    }

    private static String page(String data) {
        return "<body><script type=\"application/json\" id=\"plot-data\">" + data + "</script><script></script></body>";
    }

    private static String line(Document svg, String colour) {
        var paths = svg.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            if (path.getAttribute("stroke").equals(colour)) {
                return path.getAttribute("d");
            }
        }
        throw new AssertionError("no line in " + colour);
    }

    private static Document svg(String text) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
