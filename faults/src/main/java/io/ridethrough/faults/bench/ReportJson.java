package io.ridethrough.faults.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/** A report for machines: {@code figures}, each with its values by contender, {@code notes}, {@code failures} and {@code missed}. */
public final class ReportJson {
    private ReportJson() {}

    public static String of(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Figure figure : report.figures()) {
            write(figure, report, json.withArray("figures").addObject());
        }
        report.notes().forEach(json.withArray("notes")::add);
        report.failures().forEach(json.withArray("failures")::add);
        json.put("missed", report.missed());
        return json.toPrettyString();
    }

    private static void write(Figure figure, Report report, ObjectNode json) {
        json.put("what", figure.what().strip()).put("unit", figure.unit());
        put(json, "direct", figure.direct());
        ObjectNode values = json.putObject("values");
        for (int i = 0; i < figure.values().size(); i++) {
            put(values, report.contenders().get(i), figure.values().get(i));
        }
        put(json, "ratio", figure.ratio());
        figure.bar()
                .ifPresent(bar -> json.putObject("bar")
                        .put("of", bar.isOfRatio() ? "ratio" : "value")
                        .put("side", bar.side().sign())
                        .put("limit", bar.limit()));
        figure.isMet().ifPresent(isMet -> json.put("met", isMet));
    }

    private static void put(ObjectNode json, String field, OptionalDouble value) {
        value.ifPresent(number -> json.put(field, number));
    }
}
