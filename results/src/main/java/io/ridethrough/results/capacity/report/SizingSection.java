package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.ModelSizing;
import io.ridethrough.results.capacity.WhatIf;
import io.ridethrough.results.capacity.WorkersHeld;
import io.ridethrough.results.capacity.report.FigureTable.Head;
import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.Wording;
import java.util.Locale;
import java.util.TreeSet;

/** How many replicas of the model a rate needs, what the shop's workers wait for, and what a change would buy. */
final class SizingSection {

    /** The target's multiples that are told besides it. */
    private static final double[] MULTIPLES = {1.0, 1.5, 2.0, 3.0};

    private static final double MILLIS_OF_SECOND = 1_000;

    private SizingSection() {}

    static void add(Html html, CapacityReport report) {
        html.add("<section id=\"sizing\" aria-labelledby=\"sizing-title\">\n")
                .add("<h2 id=\"sizing-title\">Sizing the model</h2>\n");
        report.sizing()
                .ifPresentOrElse(
                        sizing -> sized(html, report, sizing),
                        () -> html.add(
                                "<p class=\"empty\">Not sized: that takes a lower bound with the model healthy, and"
                                        + " how many calls an order makes and how long the model works on one.</p>\n"));
        html.add("</section>\n");
    }

    private static void sized(Html html, CapacityReport report, ModelSizing sizing) {
        html.add(
                        "<p class=\"verdict-line\">{} orders a minute need <b>{}</b> of the model.</p>\n",
                        CapacityWords.perMinute(sizing.targetPerSecond()),
                        (sizing.isUtilisationReached() ? "" : "no more than ")
                                + Wording.count(sizing.replicas())
                                + (sizing.replicas() == 1 ? " replica" : " replicas"))
                .add("<p class=\"lead\">{}</p>\n", grounds(sizing));
        replicas(html, report, sizing);
        html.add("<div class=\"beside\">\n");
        workers(html, sizing);
        whatIfs(html, sizing);
        html.add("</div>\n");
    }

    private static String grounds(ModelSizing sizing) {
        return "As measured with the model healthy, an order asks it "
                + times(sizing.callsPerOrder())
                + ", it works " + Wording.latency(sizing.serviceMillis()) + " on a call, and a replica works on "
                + Wording.count(sizing.slots()) + " at once. The objective was held up to "
                + CapacityWords.percent(sizing.mostUtilisation()) + " of the slots busy"
                + (sizing.isUtilisationReached()
                        ? "."
                        : ", and the slots were not what ran out: they may well stand more, so that fewer replicas do, and more"
                                + " of them do not raise what the shop takes.");
    }

    private static String times(double calls) {
        String plain = CapacityWords.plain(calls);
        return plain.equals("1") ? "once" : plain + " times";
    }

    private static void replicas(Html html, CapacityReport report, ModelSizing sizing) {
        FigureTable.begin(
                html,
                "Replicas by rate",
                Head.words("Orders a minute"),
                Head.number("Calls a second"),
                Head.number("Replicas"),
                Head.number("Slots busy then"),
                Head.words("What that is"));
        boolean isTarget = Target.of(report).isPresent();
        TreeSet<Double> rates = new TreeSet<>();
        Target.held(report).forEach(rates::add);
        for (double multiple : MULTIPLES) {
            rates.add(multiple * sizing.targetPerSecond());
        }
        for (double rate : rates) {
            int replicas = sizing.replicasFor(rate);
            double busy = rate * sizing.callsPerOrder() * sizing.serviceMillis() / MILLIS_OF_SECOND;
            html.add(
                            "<tr class=\"{}\"><th scope=\"row\">{}</th>",
                            rate == sizing.targetPerSecond() ? "strong" : "other",
                            CapacityWords.perMinute(rate))
                    .add("<td class=\"number\">{}</td>", CapacityWords.mean(rate * sizing.callsPerOrder()))
                    .add("<td class=\"number\">{}</td>", Wording.count(replicas))
                    .add(
                            "<td class=\"number\">{}</td>",
                            CapacityWords.percent(busy / (replicas * (double) sizing.slots())))
                    .add(
                            "<td>{}</td></tr>\n",
                            meaning(
                                    rate / sizing.targetPerSecond(),
                                    isTarget,
                                    Target.held(report).anyMatch(held -> held == rate)));
        }
        FigureTable.end(html);
    }

    private static String meaning(double multiple, boolean isTarget, boolean isHeld) {
        String held = "what the shop takes now, model healthy";
        if (multiple == 1) {
            return isTarget ? "the target" : held;
        }
        return isHeld ? held : CapacityWords.plain(multiple) + (isTarget ? " times the target" : " times that");
    }

    private static void workers(Html html, ModelSizing sizing) {
        if (sizing.workersHeld().isEmpty()) {
            return;
        }
        html.add("<div><h3>Workers that wait for the model</h3>\n")
                .add(
                        "<p class=\"lead\">By Little's law: orders a second, times calls an order, times how long each is waited"
                                + " for. Where all of them wait, nothing else of the shop is served.</p>\n");
        FigureTable.begin(
                html,
                "Workers that wait for the model",
                Head.words("Model"),
                Head.number("Orders a minute"),
                Head.number("A call is waited for"),
                Head.number("Workers waiting"),
                Head.number("Of all workers"));
        for (WorkersHeld held : sizing.workersHeld()) {
            html.add("<tr><th scope=\"row\">{}</th>", held.when())
                    .add("<td class=\"number\">{}</td>", CapacityWords.perMinute(held.rate()))
                    .add("<td class=\"number\">{}</td>", Wording.latency(held.waitMillis()))
                    .add("<td class=\"number\">{}</td>", CapacityWords.mean(held.held()))
                    .add(
                            "<td class=\"number {}\">{}</td></tr>\n",
                            held.share() >= 1 ? "alarm" : "sound",
                            CapacityWords.percent(held.share()) + " of " + Wording.count(held.workers())
                                    + (held.share() >= 1 ? ": none is left" : ""));
        }
        FigureTable.end(html);
        html.add("</div>\n");
    }

    private static void whatIfs(Html html, ModelSizing sizing) {
        if (sizing.calibration().isEmpty() && sizing.whatIfs().isEmpty()) {
            return;
        }
        html.add("<div><h3>What a change would buy</h3>\n");
        sizing.calibration()
                .ifPresent(calibration -> html.add(
                        "<p class=\"lead\">By simulation of the shop as it was measured. {}</p>\n", calibration.why()));
        if (sizing.whatIfs().isEmpty()) {
            html.add("<p class=\"empty\">So nothing is told of it.</p></div>\n");
            return;
        }
        FigureTable.begin(
                html,
                "What a change would buy",
                Head.words("Change"),
                Head.words("Model"),
                Head.number("Orders a minute then"),
                Head.number("Against now"));
        for (WhatIf change : sizing.whatIfs()) {
            html.add(
                            "<tr><th scope=\"row\">{}</th><td>{}</td>",
                            change.change(),
                            change.state().word())
                    .add("<td class=\"number\">{}</td>", CapacityWords.perMinute(change.expectedPerSecond()))
                    .add("<td class=\"number\">{}</td></tr>\n", against(change.ratio()));
        }
        FigureTable.end(html);
        html.add("</div>\n");
    }

    /** Such as {@code +12 %}; no more than one in a hundred either way is nothing. */
    private static String against(double ratio) {
        String text = String.format(Locale.ROOT, "%+.0f %%", 100 * (ratio - 1));
        return text.equals("+0 %") || text.equals("-0 %") ? "nothing" : text.replace('-', '−');
    }
}
