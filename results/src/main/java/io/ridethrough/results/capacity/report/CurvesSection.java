package io.ridethrough.results.capacity.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.CurvePoint;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.ScriptJson;
import io.ridethrough.results.report.Wording;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The objective's percentile against the rate, a plot for each state, with what it shows in words, and its numbers. */
final class CurvesSection {

    /** So much more than the highest estimate is shown. */
    private static final double BEYOND = 1.2;

    private CurvesSection() {}

    static void add(Html html, CapacityReport report) {
        String percentile = CapacityWords.percentile(report.objective());
        html.add("<section id=\"curves\" aria-labelledby=\"curves-title\">\n")
                .add("<h2 id=\"curves-title\">Latency against the rate</h2>\n")
                .add(
                        "<p class=\"lead\">The {} of {} in each step, against the orders a minute that arrived, all states"
                                + " on the same axes; latency is logarithmic. Where the line crosses the limit is the"
                                + " estimate; shaded are the 90 % intervals of the line and of the estimate. Rates far beyond"
                                + " every estimate are in the table of steps alone.</p>\n",
                        percentile, report.objective().step())
                .add("<div class=\"plots curves\">\n");
        for (int i = 0; i < report.estimates().size(); i++) {
            CapacityEstimate estimate = report.estimates().get(i);
            String words = words(estimate, percentile);
            html.add(
                            "<figure class=\"of-{}\" data-plot=\"curve\" data-index=\"{}\"><div class=\"caption\">"
                                    + "<h3>Model {}</h3> <span class=\"note\">{} against orders a minute</span></div>",
                            estimate.state().word(),
                            i,
                            estimate.state().word(),
                            percentile)
                    .add("<div class=\"legend\" aria-hidden=\"true\"></div>")
                    .add(
                            "<div class=\"plot\" role=\"img\" aria-label=\"{} against orders a minute, model {}. {}\"></div>",
                            percentile,
                            estimate.state().word(),
                            words)
                    .add("<figcaption>{}</figcaption></figure>\n", words);
        }
        html.add("</div>\n</section>\n");
    }

    private static String words(CapacityEstimate estimate, String percentile) {
        List<CurvePoint> curve = estimate.curve();
        if (curve.isEmpty()) {
            return "No step was measured soundly.";
        }
        CurvePoint first = curve.get(0);
        CurvePoint last = curve.get(curve.size() - 1);
        StringBuilder words = new StringBuilder(percentile + " " + Wording.latency(first.fittedMillis()) + " at "
                + CapacityWords.perMinute(first.rate()) + " orders a minute");
        if (curve.size() > 1) {
            words.append(", ")
                    .append(Wording.latency(last.fittedMillis()))
                    .append(" at ")
                    .append(CapacityWords.perMinute(last.rate()));
        }
        words.append('.');
        estimate.perSecond()
                .ifPresent(rate -> words.append(" The ")
                        .append(met(estimate))
                        .append(CapacityWords.perMinute(rate))
                        .append('.'));
        return words.toString();
    }

    private static String met(CapacityEstimate estimate) {
        return switch (estimate.limitedBy().orElse(CapacityEstimate.Limit.LATENCY)) {
            case LATENCY -> "limit is met at ";
            case ERRORS -> "error budget is spent at ";
            case THROUGHPUT -> "shop gets no more done than ";
        };
    }

    /** What the script draws, see {@link ScriptJson}. */
    static String data(CapacityReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("percentile", CapacityWords.percentile(report.objective()));
        root.put("limit", report.objective().limitMillis());
        root.put("highest", CapacityWords.SECONDS_OF_MINUTE * highest(report));
        ArrayNode states = root.putArray("states");
        for (CapacityEstimate estimate : report.estimates()) {
            ObjectNode state = states.addObject();
            state.put("colour", colour(estimate.state()));
            put(state, "low", estimate.low());
            put(state, "estimate", estimate.perSecond());
            put(state, "high", estimate.high());
            state.put(
                    "estimateWords",
                    CapacityWords.perMinute(estimate.perSecond().orElse(0)));
            numbers(state, "rates", estimate.curve(), point -> CapacityWords.SECONDS_OF_MINUTE * point.rate());
            numbers(state, "millis", estimate.curve(), CurvePoint::fittedMillis);
            numbers(state, "lowMillis", estimate.curve(), CurvePoint::lowMillis);
            numbers(state, "highMillis", estimate.curve(), CurvePoint::highMillis);
            ArrayNode steps = state.putArray("steps");
            report.steps().stream()
                    .filter(step -> step.state() == estimate.state())
                    .forEach(step -> step(steps.addObject(), step));
        }
        return ScriptJson.of(root);
    }

    private static void step(ObjectNode node, StepMeasurement step) {
        node.put("rate", CapacityWords.SECONDS_OF_MINUTE * step.rate());
        node.put("isUsed", step.isSound());
        step.latency()
                .ifPresentOrElse(
                        latency -> node.put("millis", latency.percentileMillis()), () -> node.putNull("millis"));
    }

    /**
     * Orders a second at the end of the axis. What was played far beyond every estimate, as to find where to measure, would
     * leave no room to see the rest.
     */
    private static double highest(CapacityReport report) {
        double played =
                report.steps().stream().mapToDouble(StepMeasurement::rate).max().orElse(1);
        return report.estimates().stream()
                .flatMap(estimate -> Stream.of(estimate.low(), estimate.perSecond(), estimate.high()))
                .flatMapToDouble(OptionalDouble::stream)
                .map(rate -> BEYOND * rate)
                .max()
                .orElse(BEYOND * played);
    }

    /** Colours that the style sheet has for lines. */
    private static String colour(ModelState state) {
        return switch (state) {
            case HEALTHY -> "p95";
            case SLOW -> "maybe";
            case OUT -> "p99";
        };
    }

    private static void put(ObjectNode node, String name, OptionalDouble perSecond) {
        if (perSecond.isPresent()) {
            node.put(name, CapacityWords.SECONDS_OF_MINUTE * perSecond.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static void numbers(
            ObjectNode node, String name, List<CurvePoint> curve, ToDoubleFunction<CurvePoint> number) {
        ArrayNode values = node.putArray(name);
        curve.forEach(point -> values.add(number.applyAsDouble(point)));
    }
}
