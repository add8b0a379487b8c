package io.ridethrough.results.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.Wording;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** One picture under construction, as SVG: the run's time from left to right, its phases and faults behind the lines. */
final class StillPlot {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 320;
    private static final int LEFT = 72;
    private static final int RIGHT = 944;
    private static final int TOP = 52;
    private static final int BOTTOM = 272;
    private static final int LANE = 6;

    private final Html svg = new Html();
    private final double binSeconds;
    private final double endSeconds;
    private final DoubleUnaryOperator height;
    private int legendAt = RIGHT;

    private StillPlot(String title, String words, JsonNode report, DoubleUnaryOperator height) {
        this.binSeconds = report.path("binSeconds").asDouble();
        this.endSeconds = binSeconds * report.path("bins").asInt();
        this.height = height;
        svg.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" font-family=\"sans-serif\""
                        + " font-size=\"12\" fill=\"#222\">\n<title>{}</title>\n<desc>{}</desc>\n",
                WIDTH,
                HEIGHT,
                legal(title),
                legal(words));
        svg.add("<rect width=\"{}\" height=\"{}\" fill=\"#fff\"/>\n", WIDTH, HEIGHT);
        svg.add("<text x=\"{}\" y=\"22\" font-size=\"15\" font-weight=\"bold\">{}</text>\n", LEFT, legal(title));
        background(report);
    }

    /** Of latencies: milliseconds, on a logarithmic axis, as a stall is a hundred times the usual. */
    static StillPlot ofLatencies(String title, String words, JsonNode report, DoubleStream all) {
        double most = all.filter(value -> value > 0).max().orElse(10);
        double decades = Math.max(1, Math.ceil(Math.log10(most)));
        StillPlot plot = new StillPlot(title, words, report, millis -> Math.log10(Math.max(1, millis)) / decades);
        for (int decade = 0; decade <= decades; decade++) {
            plot.level(Math.pow(10, decade), Wording.latency(Math.pow(10, decade)));
        }
        return plot;
    }

    /** Of counts, from zero on. */
    static StillPlot ofCounts(String title, String words, JsonNode report, DoubleStream all) {
        double most = Math.max(1, all.max().orElse(1));
        StillPlot plot = new StillPlot(title, words, report, count -> count / most);
        plot.level(0, "0");
        plot.level(most, Wording.count(Math.round(most)));
        return plot;
    }

    /** Draws a series with a number or null for each bin; where there is none the line breaks. */
    StillPlot line(String name, String colour, JsonNode series) {
        StringBuilder path = new StringBuilder();
        boolean isOn = false;
        for (int bin = 0; bin < series.size(); bin++) {
            JsonNode value = series.get(bin);
            if (value.isNumber()) {
                // A length of nothing still makes a dot, so that a lone value is seen.
                path.append(isOn ? 'L' : 'M')
                        .append(point((bin + 0.5) * binSeconds, value.asDouble()))
                        .append(isOn ? "" : "h0");
            }
            isOn = value.isNumber();
        }
        svg.add(
                "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\" stroke-linecap=\"round\""
                        + " stroke-linejoin=\"round\"/>\n",
                path,
                colour);
        svg.add("<text x=\"{}\" y=\"22\" text-anchor=\"end\" fill=\"{}\">— {}</text>\n", legendAt, colour, name);
        legendAt -= 24 + 8 * name.length();
        return this;
    }

    /** Marks a stretch of time in a lane under the lines. */
    StillPlot band(double fromSeconds, double toSeconds, String colour, String words) {
        svg.add(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"><title>{}</title></rect>\n",
                tenth(x(fromSeconds)),
                BOTTOM + 1,
                tenth(x(toSeconds) - x(fromSeconds)),
                LANE,
                colour,
                legal(words));
        return this;
    }

    /** The whole picture. */
    String drawn() {
        return svg + "</svg>\n";
    }

    private void background(JsonNode report) {
        for (JsonNode fault : report.path("faults")) {
            double from = x(fault.path("from").asDouble());
            svg.add(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#f6dcae\"><title>{}</title></rect>\n",
                    tenth(from),
                    TOP,
                    tenth(x(fault.path("to").asDouble()) - from),
                    BOTTOM - TOP,
                    legal(fault.path("target").asText() + ": "
                            + fault.path("description").asText()));
            svg.add(
                    "<text x=\"{}\" y=\"{}\" fill=\"#6b4a00\">{}</text>\n",
                    tenth(from + 4),
                    TOP - 5,
                    legal(fault.path("kind").asText()));
        }
        for (JsonNode phase : report.path("phases")) {
            double from = phase.path("from").asDouble();
            svg.add(
                    "<path d=\"M{},{}V{}\" stroke=\"#bbb\"/>\n<text x=\"{}\" y=\"{}\">{}</text>\n",
                    tenth(x(from)),
                    TOP,
                    BOTTOM,
                    tenth(x(from) + 3),
                    BOTTOM + 22,
                    legal(phase.path("name").asText()));
            svg.add(
                    "<text x=\"{}\" y=\"{}\" fill=\"#555\">{} s</text>\n",
                    tenth(x(from) + 3),
                    BOTTOM + 38,
                    tenth(from));
        }
    }

    private void level(double value, String label) {
        String y = tenth(y(value));
        svg.add("<path d=\"M{},{}H{}\" stroke=\"#ddd\"/>\n", LEFT, y, RIGHT);
        svg.add("<text x=\"{}\" y=\"{}\" text-anchor=\"end\" dy=\"4\" fill=\"#555\">{}</text>\n", LEFT - 6, y, label);
    }

    private String point(double seconds, double value) {
        return tenth(x(seconds)) + "," + tenth(y(value));
    }

    private double x(double seconds) {
        double share = endSeconds > 0 ? seconds / endSeconds : 0;
        return LEFT + Math.min(1, Math.max(0, share)) * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - Math.min(1, Math.max(0, height.applyAsDouble(value))) * (BOTTOM - TOP);
    }

    private static String tenth(double number) {
        String told = String.format(Locale.ROOT, "%.1f", number);
        return told.endsWith(".0") ? told.substring(0, told.length() - 2) : told;
    }

    /** {@link Html} escapes; what XML cannot hold at all is replaced here. */
    private static String legal(String text) {
        return XmlText.legal(text);
    }
}
