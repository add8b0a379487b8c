package io.ridethrough.results.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.run.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A baseline's file, as {@code docs/baselines.md} describes it: reading and writing it. */
public final class BaselineFile {
    /** The version of the format that this code writes and reads. */
    public static final int FORMAT = 1;

    /** A larger file is none of ours. */
    static final long LARGEST_BYTES = 16 << 20;

    private BaselineFile() {}

    /**
     * Reads a baseline.
     *
     * @throws NoSuchFileException when there is no such file
     * @throws IOException when it is damaged, of another format, or says what the format does not know: a message of one
     *     line that names the file and the place
     */
    public static Baseline read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IOException(
                    file + " has " + Files.size(file) + " bytes, and a baseline at most " + LARGEST_BYTES);
        }
        ObjectNode json = readTree(file);
        if (!json.path("format").isInt()) {
            throw new IOException(file + " is not a baseline: it has no number `format`");
        }
        int format = json.path("format").intValue();
        if (format != FORMAT) {
            throw new IOException(file + " has format " + format + "; this version reads format " + FORMAT
                    + (format > FORMAT ? ": use a newer Ridethrough" : ""));
        }
        try {
            return baseline(RunJson.convert(file, json, Form.class));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw e.getCause() instanceof JsonMappingException mapping
                    ? new IOException(file + ": " + told(mapping), mapping)
                    : e;
        }
    }

    private static ObjectNode readTree(Path file) throws IOException {
        try {
            return RunJson.read(file, ObjectNode.class);
        } catch (IOException e) {
            if (e.getCause() instanceof JsonProcessingException broken) {
                int line =
                        broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
                throw new IOException(file + " is not a baseline: no JSON object from line " + line + " on", e);
            }
            throw e;
        }
    }

    private static String told(JsonMappingException mapping) {
        String place = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        if (mapping instanceof UnrecognizedPropertyException unknown) {
            return "unknown key `" + place + "`; known there: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        String reason =
                String.valueOf(mapping.getOriginalMessage()).lines().findFirst().orElse("not as it should be");
        if (reason.startsWith("Missing creator property")) {
            return "missing key `" + place + "`";
        }
        return (place.isEmpty() ? "" : "`" + place + "`: ") + reason;
    }

    /** Writes a baseline, whole or not at all. */
    public static void write(Path file, Baseline baseline) throws IOException {
        RunJson.write(file, form(baseline));
    }

    private static Baseline baseline(Form form) {
        List<Series> series = new ArrayList<>();
        for (SeriesForm one : form.series()) {
            List<Latencies> repeats = new ArrayList<>();
            for (int i = 0; i < one.repeats().size(); i++) {
                repeats.add(latencies(
                        one.name() + "`, repeat " + (i + 1), one.repeats().get(i)));
            }
            series.add(new Series(one.name(), repeats));
        }
        return new Baseline(
                form.name(),
                form.recordedAt(),
                form.session(),
                new Fingerprint(form.fingerprint()),
                form.seed(),
                form.gated(),
                form.repeats(),
                series);
    }

    private static Latencies latencies(String where, RepeatForm form) {
        LatencyHistogram answered;
        try {
            answered = LatencyHistogram.decoded(form.micros());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("series `" + where + ": " + e.getMessage(), e);
        }
        if (answered.count() != form.answered()) {
            throw new IllegalArgumentException("series `" + where + ": the histogram holds " + answered.count()
                    + " answers instead of " + form.answered());
        }
        return new Latencies(answered, form.failures());
    }

    private static Form form(Baseline baseline) {
        return new Form(
                FORMAT,
                baseline.name(),
                baseline.recordedAt(),
                baseline.session(),
                baseline.fingerprint().facts(),
                baseline.seed(),
                baseline.gated(),
                baseline.repeats(),
                baseline.series().stream()
                        .map(series -> new SeriesForm(
                                series.name(),
                                series.repeats().stream()
                                        .map(repeat -> new RepeatForm(
                                                repeat.answered().count(),
                                                repeat.failures(),
                                                repeat.answered().encoded()))
                                        .toList()))
                        .toList());
    }

    private record Form(
            int format,
            String name,
            Instant recordedAt,
            String session,
            SortedMap<String, String> fingerprint,
            long seed,
            List<String> gated,
            List<Repeat> repeats,
            List<SeriesForm> series) {}

    private record SeriesForm(String name, List<RepeatForm> repeats) {}

    private record RepeatForm(long answered, long failures, String micros) {}
}
