package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.report.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The states of the model beside each other: a row each, with its figures and a bar on one common scale. */
final class StatesSection {
    private static final String NOTHING = "–";

    private StatesSection() {}

    static void add(Html html, CapacityReport report) {
        OptionalDouble target = Target.of(report);
        html.add("<section id=\"states\" aria-labelledby=\"states-title\">\n")
                .add("<h2 id=\"states-title\">Orders a minute, by state of the model</h2>\n")
                .add(
                        "<p class=\"lead\">How many the shop takes within {} while {}. Plan with the large figure, the"
                                + " lower end of the 90 % interval: of simulated shops up to one study in seven told it too high.</p>\n",
                        CapacityWords.objective(report.objective()), CapacityWords.budget(report.objective()));
        RateScale scale = RateScale.to(furthest(report, target));
        html.add("<table class=\"states\"><thead><tr><th scope=\"col\">Model</th>")
                .add(
                        "<th scope=\"col\">At least</th><th scope=\"col\" class=\"bars\"><span class=\"unseen\">As a bar</span>");
        ticks(html, scale, target);
        html.add("</th><th scope=\"col\" class=\"number\">Estimate</th>")
                .add("<th scope=\"col\" class=\"number\">90 % interval</th>")
                .add("<th scope=\"col\">Runs out first</th></tr></thead>\n<tbody>\n");
        report.estimates().forEach(estimate -> row(html, estimate, scale, target));
        html.add("</tbody></table>\n");
        target.ifPresent(rate -> html.add("<p class=\"verdict-line\">{}</p>\n", heldWhere(report, rate)));
        html.add("</section>\n");
    }

    private static double furthest(CapacityReport report, OptionalDouble target) {
        return CapacityWords.SECONDS_OF_MINUTE
                * DoubleStream.concat(
                                target.stream(),
                                report.estimates().stream()
                                        .filter(estimate -> !isUnknown(estimate))
                                        .flatMap(estimate ->
                                                Stream.of(estimate.low(), estimate.perSecond(), estimate.high()))
                                        .flatMapToDouble(OptionalDouble::stream))
                        .max()
                        .orElse(1.0 / CapacityWords.SECONDS_OF_MINUTE);
    }

    private static void row(Html html, CapacityEstimate estimate, RateScale scale, OptionalDouble target) {
        html.add(
                        "<tr class=\"of-{}\"><th scope=\"row\"><b>{}</b> <small>{}</small></th>",
                        estimate.state().word(),
                        estimate.state().word(),
                        meaning(estimate.state()))
                .add("<td class=\"floor\" data-label=\"at least\"><b>{}</b></td>", least(estimate))
                .add("<td class=\"bars\">");
        bar(html, estimate, scale, target);
        html.add("</td><td class=\"number\" data-label=\"estimate\">{}</td>", middle(estimate))
                .add("<td class=\"number\" data-label=\"90 % interval\">{}</td>", interval(estimate))
                .add(
                        "<td class=\"limited\" data-label=\"runs out first\">{}</td></tr>\n",
                        CapacityWords.bottleneck(estimate.bottleneck()));
    }

    /** The bar repeats what the row's cells say, so it is hidden from whoever has it read out. */
    private static void bar(Html html, CapacityEstimate estimate, RateScale scale, OptionalDouble target) {
        html.add("<svg class=\"track\" aria-hidden=\"true\" focusable=\"false\">");
        rectangle(html, "ground", "0%", "100%");
        if (!isUnknown(estimate)) {
            double low = CapacityWords.SECONDS_OF_MINUTE * estimate.low().orElse(0);
            double high = CapacityWords.SECONDS_OF_MINUTE * estimate.high().orElse(Double.MAX_VALUE);
            if (Answer.isClaimed(estimate)) {
                rectangle(html, "sure", "0%", scale.at(low));
            }
            boolean hasBoth = estimate.low().isPresent() && estimate.high().isPresent();
            rectangle(html, hasBoth ? "likely" : "unknown", scale.at(low), scale.between(low, high));
            estimate.perSecond()
                    .ifPresent(
                            rate -> upright(html, "middle", scale.at(CapacityWords.SECONDS_OF_MINUTE * rate), "15%"));
        }
        target.ifPresent(rate -> upright(html, "target", scale.at(CapacityWords.SECONDS_OF_MINUTE * rate), "0%"));
        html.add("</svg>");
    }

    private static void ticks(Html html, RateScale scale, OptionalDouble target) {
        html.add("<svg aria-hidden=\"true\" focusable=\"false\">");
        for (double value : scale.values()) {
            html.add("<text x=\"{}\" y=\"95%\">{}</text>", scale.at(value), CapacityWords.plain(value));
        }
        target.ifPresent(rate -> html.add(
                "<text class=\"target-name\" x=\"{}\" y=\"35%\">target {}</text>",
                scale.at(CapacityWords.SECONDS_OF_MINUTE * rate), CapacityWords.perMinute(rate)));
        html.add("</svg>");
    }

    private static void rectangle(Html html, String name, String from, String length) {
        html.add("<rect class=\"{}\" x=\"{}\" y=\"25%\" width=\"{}\" height=\"50%\"/>", name, from, length);
    }

    private static void upright(Html html, String name, String at, String from) {
        html.add(
                "<line class=\"{}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
                name,
                at,
                at,
                from,
                from.equals("0%") ? "100%" : "85%");
    }

    private static boolean isUnknown(CapacityEstimate estimate) {
        return switch (estimate.kind()) {
            case GENERATOR_BOUND, NO_DATA -> true;
            case ESTIMATED, ILL_CONDITIONED, ABOVE_HIGHEST_RATE, BELOW_LOWEST_RATE -> false;
        };
    }

    private static String least(CapacityEstimate estimate) {
        return Answer.isClaimed(estimate) ? CapacityWords.atLeast(estimate.low().orElse(0)) : NOTHING;
    }

    private static String middle(CapacityEstimate estimate) {
        return switch (estimate.kind()) {
            case ESTIMATED -> CapacityWords.perMinute(estimate.perSecond().orElse(0));
            case ILL_CONDITIONED -> CapacityWords.perMinute(estimate.perSecond().orElse(0)) + ", ill-conditioned";
            case ABOVE_HIGHEST_RATE -> "limit not reached";
            case BELOW_LOWEST_RATE -> "below the lowest rate";
            case GENERATOR_BOUND, NO_DATA -> "none";
        };
    }

    private static String interval(CapacityEstimate estimate) {
        if (isUnknown(estimate)) {
            return NOTHING;
        }
        if (estimate.high().isEmpty()) {
            // A bound that is nothing bounds nothing.
            String least = CapacityWords.atLeast(estimate.low().orElse(0));
            return least.equals(CapacityWords.atLeast(0)) ? NOTHING : least + " or more";
        }
        return estimate.low().isEmpty()
                ? "less than " + CapacityWords.atMost(estimate.high().getAsDouble())
                : CapacityWords.interval(
                        estimate.low().getAsDouble(), estimate.high().getAsDouble());
    }

    private static String meaning(ModelState state) {
        return switch (state) {
            case HEALTHY -> "nothing is broken";
            case SLOW -> "it answers far too late";
            case OUT -> "it does not answer";
        };
    }

    /** Which states hold a rate, which do not, and of which that is not known. */
    private static String heldWhere(CapacityReport report, double rate) {
        List<String> held = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (CapacityEstimate estimate : report.estimates()) {
            boolean isHeld = Answer.isClaimed(estimate) && estimate.low().orElse(0) >= rate;
            boolean isBroken = !isUnknown(estimate) && estimate.high().orElse(Double.MAX_VALUE) < rate;
            (isHeld ? held : isBroken ? broken : open).add(estimate.state().word());
        }
        List<String> told = new ArrayList<>();
        told("held", held).ifPresent(told::add);
        told("not held", broken).ifPresent(told::add);
        told("neither shown to be held nor to be too much", open).ifPresent(told::add);
        return "The target of " + CapacityWords.perMinute(rate) + " orders a minute is " + String.join("; ", told)
                + ".";
    }

    private static Optional<String> told(String what, List<String> states) {
        return states.isEmpty()
                ? Optional.empty()
                : Optional.of(what + " with the model " + CapacityWords.list(states));
    }
}
