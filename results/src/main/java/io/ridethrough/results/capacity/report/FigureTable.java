package io.ridethrough.results.capacity.report;

import io.ridethrough.results.report.Html;

/** A table of a few figures, which is scrolled by itself where the screen is too narrow. */
final class FigureTable {

    /** The head of a column. */
    record Head(String name, String cssClass) {

        /** Of words. */
        static Head words(String name) {
            return new Head(name, "words");
        }

        /** Of numbers, which stand at the right. */
        static Head number(String name) {
            return new Head(name, "number");
        }
    }

    private FigureTable() {}

    /** Everything before the first row. */
    static void begin(Html html, String label, Head... heads) {
        html.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">", label)
                .add("<table class=\"sizes\"><thead><tr>");
        for (Head head : heads) {
            html.add("<th scope=\"col\" class=\"{}\">{}</th>", head.cssClass(), head.name());
        }
        html.add("</tr></thead>\n<tbody>\n");
    }

    /** Everything after the last row. */
    static void end(Html html) {
        html.add("</tbody></table></div>\n");
    }
}
