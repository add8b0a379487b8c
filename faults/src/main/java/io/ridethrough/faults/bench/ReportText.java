package io.ridethrough.faults.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A report as a table for people: a line a figure, the contenders beside each other. */
public final class ReportText {
    private static final int MIN_COLUMN = 12;

    private ReportText() {}

    public static String of(Report report) {
        int whatWidth = report.figures().stream()
                .mapToInt(figure -> figure.what().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        text.append(" ".repeat(whatWidth)).append(right("", 6)).append(right("direct", MIN_COLUMN));
        report.contenders().forEach(name -> text.append(right(name, width(name))));
        text.append(right("ratio", 8)).append("  bar\n");
        for (Figure figure : report.figures()) {
            text.append(figure.what())
                    .append(" ".repeat(whatWidth - figure.what().length()));
            text.append(right(figure.unit(), 6)).append(right(number(figure.direct()), MIN_COLUMN));
            for (int i = 0; i < report.contenders().size(); i++) {
                OptionalDouble value =
                        i < figure.values().size() ? figure.values().get(i) : OptionalDouble.empty();
                text.append(right(number(value), width(report.contenders().get(i))));
            }
            text.append(right(number(figure.ratio()), 8)).append("  ").append(bar(figure));
            trimEnd(text).append('\n');
        }
        report.notes().forEach(note -> text.append(note).append('\n'));
        report.failures().forEach(failure -> text.append(failure).append('\n'));
        text.append(summary(report)).append('\n');
        return text.toString();
    }

    private static String summary(Report report) {
        List<String> missed = report.figures().stream()
                .filter(figure -> figure.isMet().filter(isMet -> !isMet).isPresent())
                .map(figure -> figure.what().strip())
                .toList();
        return missed.isEmpty() ? "no bar is missed" : missed.size() + " bar(s) missed: " + String.join("; ", missed);
    }

    private static String bar(Figure figure) {
        return figure.bar()
                .map(bar -> {
                    String verdict =
                            figure.isMet().map(isMet -> isMet ? "PASS" : "MISS").orElse("not judged");
                    String subject = bar.isOfRatio() ? "ratio " : "";
                    return verdict + "  " + subject + bar.side().sign() + " " + number(OptionalDouble.of(bar.limit()));
                })
                .orElse("");
    }

    private static int width(String contender) {
        return Math.max(MIN_COLUMN, contender.length() + 2);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }

    private static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        double number = value.getAsDouble();
        String format = Math.abs(number) >= 100 || number == Math.rint(number) ? "%.0f" : "%.3f";
        return String.format(Locale.ROOT, format, number);
    }

    private static StringBuilder trimEnd(StringBuilder text) {
        while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        return text;
    }
}
