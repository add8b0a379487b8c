package io.ridethrough.results.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.summary.BinnedSeries;
import io.ridethrough.results.summary.BreakerBand;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The plots' numbers as JSON. */
final class PlotJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MathContext DIGITS = new MathContext(5);

    private PlotJson() {}

    static String of(ReportModel model) {
        return ScriptJson.of(tree(model));
    }

    static ObjectNode tree(ReportModel model) {
        ObjectNode root = JSON.createObjectNode();
        root.put("binSeconds", model.timeline().binMillis() / 1_000.0);
        root.put("bins", model.timeline().bins());
        phases(root.putArray("phases"), model.timeline().phases());
        faults(root.putArray("faults"), model.faults());
        flows(root.putArray("flows"), model.flows());
        points(root.putArray("points"), model.points());
        ObjectNode workers = root.putObject("workers");
        workers.put("workers", model.workers().workers());
        series(workers, "busy", model.workers().busy());
        series(workers, "queued", model.workers().queued());
        egress(root.putObject("egress"), model.egress());
        return root;
    }

    private static void phases(ArrayNode array, List<PlannedPhase> phases) {
        for (PlannedPhase phase : phases) {
            array.addObject()
                    .put("name", phase.name())
                    .put("from", phase.startsAfter().toMillis() / 1_000.0)
                    .put("to", phase.endsAfter().toMillis() / 1_000.0)
                    .put("judged", phase.judged());
        }
    }

    private static void faults(ArrayNode array, List<FaultWindow> faults) {
        for (FaultWindow fault : faults) {
            array.addObject()
                    .put("target", fault.planned().target())
                    .put("kind", fault.planned().kind())
                    .put("description", fault.planned().description())
                    .put("from", fault.fromSeconds())
                    .put("to", fault.toSeconds());
        }
    }

    private static void flows(ArrayNode array, List<FlowView> flows) {
        for (FlowView flow : flows) {
            ObjectNode node = array.addObject().put("name", flow.name()).put("shown", flow.shown());
            series(node, "arrivals", flow.arrivals());
            series(node, "completed", flow.completed());
            series(node, "failed", flow.failed());
            ArrayNode latencies = node.putArray("latencies");
            for (LatencyView latency : flow.latencies()) {
                ObjectNode one = latencies
                        .addObject()
                        .put("key", latency.key())
                        .put("label", latency.label())
                        .put("summary", latency.summary());
                series(one, "count", latency.count());
                millis(one, "p50", latency.p50());
                millis(one, "p95", latency.p95());
                millis(one, "p99", latency.p99());
            }
        }
    }

    private static void points(ArrayNode array, List<PointView> points) {
        for (PointView point : points) {
            ObjectNode node = array.addObject().put("name", point.point().name());
            series(node, "demand", point.demand());
            series(node, "attempts", point.attempts());
            ArrayNode bands = node.putArray("bands");
            for (BreakerBand band : point.bands()) {
                bands.addObject()
                        .put("state", band.state().label())
                        .put("from", band.fromSeconds())
                        .put("to", band.toSeconds());
            }
        }
    }

    private static void egress(ObjectNode node, EgressView egress) {
        ArrayNode laws = node.putArray("laws");
        for (EgressView.Law law : egress.laws()) {
            series(laws.addObject().put("name", law.name()), "calls", law.calls());
        }
        egress.outside().ifPresent(outside -> series(node, "outside", outside));
    }

    /** Numbers as short as they can be: whole ones without a fraction, others to a tenth, nothing as null. */
    private static void series(ObjectNode parent, String name, BinnedSeries series) {
        ArrayNode array = parent.putArray(name);
        for (double value : series.toList()) {
            double tenth = Math.round(value * 10) / 10.0;
            if (Double.isNaN(value)) {
                array.addNull();
            } else if (tenth == Math.rint(tenth)) {
                array.add((long) tenth);
            } else {
                array.add(tenth);
            }
        }
    }

    /** Latencies to five significant digits, so that they are off by no more than what they were counted in is. */
    private static void millis(ObjectNode parent, String name, BinnedSeries series) {
        ArrayNode array = parent.putArray(name);
        for (double value : series.toList()) {
            if (Double.isNaN(value)) {
                array.addNull();
            } else {
                BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
                if (rounded.scale() > 0) {
                    array.add(rounded);
                } else {
                    array.add(rounded.longValue());
                }
            }
        }
    }
}
