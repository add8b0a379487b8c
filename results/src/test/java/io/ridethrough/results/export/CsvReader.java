package io.ridethrough.results.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads CSV by the grammar of RFC 4180, letter for letter, and refuses what is not of it. */
final class CsvReader {

    private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^\",\\r\\n]*))(,|\\r\\n)");

    private CsvReader() {}

    static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        Matcher field = FIELD.matcher(text);
        int end = 0;
        while (end < text.length() && field.find()) {
            row.add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
            if (field.group(3).equals("\r\n")) {
                rows.add(row);
                row = new ArrayList<>();
            }
            end = field.end();
        }
        if (end != text.length() || !row.isEmpty()) {
            throw new IllegalArgumentException("no CSV from character " + end);
        }
        if (rows.stream().map(List::size).distinct().count() != 1) {
            throw new IllegalArgumentException("rows of different lengths");
        }
        return rows;
    }
}
