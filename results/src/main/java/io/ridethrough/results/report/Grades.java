package io.ridethrough.results.report;

import io.ridethrough.results.verdict.Grade;
import java.util.Locale;

/** How a grade looks: a word and a shape, so that colour is never alone in telling it. */
final class Grades {

    private Grades() {}

    static String word(Grade grade) {
        return grade.name();
    }

    static String cssClass(Grade grade) {
        return "is-" + grade.name().toLowerCase(Locale.ROOT);
    }

    /** A badge: the shape and the word. */
    static void badge(Html html, Grade grade) {
        html.add("<span class=\"badge {}\">", cssClass(grade));
        icon(html, grade);
        html.add("<span>{}</span></span>", word(grade));
    }

    private static void icon(Html html, Grade grade) {
        html.add("<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\">");
        switch (grade) {
            case PASS -> html.add("<circle cx=\"8\" cy=\"8\" r=\"7.25\"/><path d=\"M4.6 8.3l2.3 2.4 4.6-5.1\"/>");
            case INCONCLUSIVE ->
                html.add("<path class=\"shape\" d=\"M8 .9 15.1 8 8 15.1.9 8z\"/>")
                        .add("<path d=\"M6.3 6.4a1.75 1.75 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1\"/><path d=\"M8 11.2v.2\"/>");
            case FAIL ->
                html.add("<path class=\"shape\" d=\"M5.1.9h5.8l4.2 4.2v5.8l-4.2 4.2H5.1L.9 10.9V5.1z\"/>")
                        .add("<path d=\"M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2\"/>");
        }
        html.add("</svg>");
    }
}
