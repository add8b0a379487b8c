package io.ridethrough.results.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * The report's plots as still pictures, for pages that run no script: of each flow its latency, of each inference point its
 * demand and its calls. They are drawn from the numbers that the report itself holds, so they can show nothing else.
 */
final class StillPlots {

    private static final String DATA_BEGINS = "id=\"plot-data\">";
    private static final String DATA_ENDS = "</script>";
    private static final String BLUE = "#1a5fb4";
    private static final String RED = "#b3261e";
    private static final String AMBER = "#b26a00";

    private static final ObjectMapper JSON = new ObjectMapper();

    private StillPlots() {}

    /**
     * The pictures in a report.
     *
     * @param page the report's text
     * @return SVG by the name of its flow or point; empty when the page holds no numbers that can be read
     */
    static Map<String, String> of(String page) {
        int begins = page.indexOf(DATA_BEGINS);
        int ends = begins < 0 ? -1 : page.indexOf(DATA_ENDS, begins);
        if (ends < 0) {
            return Map.of();
        }
        try {
            return drawn(JSON.readTree(page.substring(begins + DATA_BEGINS.length(), ends)));
        } catch (JsonProcessingException broken) {
            return Map.of();
        }
    }

    private static Map<String, String> drawn(JsonNode report) {
        Map<String, String> pictures = new LinkedHashMap<>();
        for (JsonNode flow : report.path("flows")) {
            pictures.put(flow.path("name").asText(), latency(flow, report));
        }
        for (JsonNode point : report.path("points")) {
            pictures.put(point.path("name").asText(), calls(point, report));
        }
        return pictures;
    }

    private static String latency(JsonNode flow, JsonNode report) {
        String shown = flow.path("shown").asText();
        JsonNode latency = StreamSupport.stream(flow.path("latencies").spliterator(), false)
                .filter(one -> one.path("key").asText().equals(shown))
                .findFirst()
                .orElseGet(JSON::createObjectNode);
        String title = "Latency of " + flow.path("name").asText() + ", "
                + latency.path("label").asText();
        return StillPlot.ofLatencies(title, latency.path("summary").asText(), report, numbers(latency.path("p95")))
                .line("p95", RED, latency.path("p95"))
                .line("p50", BLUE, latency.path("p50"))
                .drawn();
    }

    private static String calls(JsonNode point, JsonNode report) {
        String title = "Demand for " + point.path("name").asText() + ", and calls on the wire";
        StillPlot plot = StillPlot.ofCounts(
                        title,
                        "The lane below tells the breaker's state.",
                        report,
                        DoubleStream.concat(numbers(point.path("demand")), numbers(point.path("attempts"))))
                .line("demand", BLUE, point.path("demand"))
                .line("calls", RED, point.path("attempts"));
        for (JsonNode band : point.path("bands")) {
            String state = band.path("state").asText();
            plot.band(
                    band.path("from").asDouble(),
                    band.path("to").asDouble(),
                    switch (state) {
                        case "open" -> RED;
                        case "half-open" -> AMBER;
                        case "closed" -> "#7fb086";
                        default -> "#ccc";
                    },
                    "breaker " + state);
        }
        return plot.drawn();
    }

    private static DoubleStream numbers(JsonNode series) {
        return StreamSupport.stream(series.spliterator(), false)
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble);
    }
}
