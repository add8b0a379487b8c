package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** All that was measured, a row a step. */
final class StepsSection {
    private static final String NOTHING = "–";

    private StepsSection() {}

    static void add(Html html, CapacityReport report) {
        String percentile = CapacityWords.percentile(report.objective());
        html.add("<section id=\"steps\" aria-labelledby=\"steps-title\">\n")
                .add("<h2 id=\"steps-title\">Every step</h2>\n")
                .add(
                        "<p class=\"lead\">By state and rate. Workers, slots and breakers as the shop told them, means over the"
                                + " step; a dash where it told nothing.</p>\n")
                .add(
                        "<details class=\"folded\"><summary>{} steps</summary>\n<div class=\"scroll\""
                                + " tabindex=\"0\" role=\"region\" aria-labelledby=\"steps-title\">",
                        Wording.count(report.steps().size()))
                .add("<table class=\"steps\"><thead>\n<tr><th scope=\"col\" rowspan=\"2\">Step</th>")
                .add("<th scope=\"colgroup\" colspan=\"4\" class=\"first\">Orders</th>")
                .add(
                        "<th scope=\"colgroup\" colspan=\"3\" class=\"first\">{} <small>ms</small></th>",
                        report.objective().step())
                .add("<th scope=\"colgroup\" colspan=\"3\" class=\"first\">Workers</th>")
                .add("<th scope=\"colgroup\" colspan=\"5\" class=\"first\">Model</th>")
                .add("<th scope=\"col\" rowspan=\"2\" class=\"first\">lag p99 <small>ms</small></th>")
                .add("<th scope=\"col\" rowspan=\"2\" class=\"first\">Remarks</th></tr>\n<tr>");
        heads(html, "a minute", "arrived", "completed", "failed");
        heads(html, "answers", "mean", percentile);
        heads(html, "busy", "waiting", "queue");
        heads(html, "calls/order", "ms a call", "slots busy", "fallbacks", "breaker open");
        html.add("</tr></thead>\n<tbody>\n");
        report.steps().stream()
                .sorted(Comparator.comparing(StepMeasurement::state)
                        .thenComparingDouble(StepMeasurement::rate)
                        .thenComparingInt(StepMeasurement::repetition))
                .forEach(step -> row(html, step));
        html.add("</tbody></table></div></details>\n</section>\n");
    }

    private static void heads(Html html, String... names) {
        for (int i = 0; i < names.length; i++) {
            html.add("<th scope=\"col\" class=\"{}\">{}</th>", i == 0 ? "first" : "next", names[i]);
        }
    }

    private static void row(Html html, StepMeasurement step) {
        StepMeasurement.Journeys journeys = step.journeys();
        ShopReading shop = step.shop();
        html.add(
                "<tr class=\"{}\"><th scope=\"row\">{} {}</th>",
                step.isSound() ? "sound" : "unsound",
                step.state().word(),
                step.repetition());
        cells(
                html,
                CapacityWords.perMinute(step.rate()),
                Wording.count(journeys.arrivals()),
                Wording.count(journeys.completed()),
                CapacityWords.percent(journeys.failedShare()));
        cells(
                html,
                step.latency().map(latency -> Wording.count(latency.samples())).orElse("0"),
                step.latency()
                        .map(latency -> Wording.millis(latency.meanMillis()))
                        .orElse(NOTHING),
                step.latency()
                        .map(latency -> Wording.millis(latency.percentileMillis()))
                        .orElse(NOTHING));
        cells(html, mean(shop.workersBusy()), mean(shop.workersHeld()), mean(shop.backlog()));
        cells(
                html,
                mean(shop.callsPerOrder()),
                shop.serviceMillis().stream()
                        .mapToObj(Wording::millis)
                        .findFirst()
                        .orElse(NOTHING),
                mean(shop.slotsBusy()),
                share(shop.fallbackShare()),
                share(shop.breakerOpenShare()));
        cells(html, Wording.millis(step.generator().lagMillis()));
        html.add("<td class=\"first note\">{}</td></tr>\n", remarks(step));
    }

    private static void cells(Html html, String... values) {
        for (int i = 0; i < values.length; i++) {
            html.add("<td class=\"{}\">{}</td>", i == 0 ? "first" : "next", values[i]);
        }
    }

    private static String remarks(StepMeasurement step) {
        List<String> remarks = new ArrayList<>();
        if (step.generator().isSaturated()) {
            remarks.add("Left out: the load generator fell behind.");
        }
        step.disturbance().ifPresent(why -> remarks.add("Left out: " + why + "."));
        return String.join(" ", remarks);
    }

    private static String mean(OptionalDouble value) {
        return value.isPresent() ? CapacityWords.mean(value.getAsDouble()) : NOTHING;
    }

    private static String share(OptionalDouble value) {
        return value.isPresent() ? CapacityWords.percent(value.getAsDouble()) : NOTHING;
    }
}
